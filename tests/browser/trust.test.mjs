// What a page must never do: run what somebody typed, carry more than a tablet on a slow
// line can bear, or show a person after the book was closed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, seen, sizes, startPage } from './support.mjs';

const passphrase = 'saucer lantern seagull tuesday';
const kilobyte = 1024;
let shop, rosalind;
const paths = [], homes = [], moments = [], threads = [];

// Each calls alert, or alert's twin, if anything runs it.  60 shapes, short enough for the
// fields; # is where the corpus writes which one it was.
const tags = [
	'<script>alert(#)</script>', '<img src=x onerror=alert(#)>', '<svg onload=alert(#)>',
	'<svg/onload=alert(#)>', '<body onload=alert(#)>',
	'<iframe src="javascript:alert(#)">',
	'<iframe srcdoc="<script>parent.alert(#)</script>">',
	'<details open ontoggle=alert(#)>', '<video><source onerror=alert(#)>',
	'<audio src=x onerror=alert(#)>', '<input autofocus onfocus=alert(#)>',
	'<select autofocus onfocus=alert(#)>', '<textarea autofocus onfocus=alert(#)>',
	'<marquee onstart=alert(#)>', '<object data="javascript:alert(#)">',
	'<embed src="javascript:alert(#)">', '<a href="javascript:alert(#)" id=x>x</a>',
	'<a href="java\tscript:alert(#)">x</a>',
	'<form action="javascript:alert(#)"><button>',
	'<button formaction="javascript:alert(#)">x', '<math href="javascript:alert(#)">x',
	'<base href="javascript:alert(#)//">',
	'<meta http-equiv=refresh content="0;javascript:alert(#)">',
	'<link rel=stylesheet href="javascript:alert(#)">',
	'<style>@import "javascript:alert(#)"</style>',
	'<div style="background:url(javascript:alert(#))">', '<x onclick=alert(#)>x</x>',
	'<IMG SRC=x OnErRoR=alert(#)>', '<<script>alert(#)//<</script>',
	'<scr<script>ipt>alert(#)</scr</script>ipt>', '<img/src=`x`onerror=alert(#)>',
	'<svg><script>alert&#40;#)</script>',
	'<svg><animate onbegin=alert(#) attributeName=x>',
	'<img src=x hx-on:load="alert(#)">',
	'<div hx-get="/" hx-trigger="load" hx-on:htmx:load=alert(#)>',
	'<div data-hx-trigger="load[alert(#)]" hx-get=/>',
	'<div hx-vals="js:{x:alert(#)}" hx-get=/ hx-trigger=load>'
];
const breakouts = [
	'"><script>alert(#)</script>', '\'><img src=x onerror=alert(#)>',
	'" onfocus=alert(#) autofocus x="', '\' onmouseover=alert(#) \'',
	'` onerror=alert(#) `', '</title><script>alert(#)</script>',
	'</textarea><script>alert(#)</script>', '</script><script>alert(#)</script>',
	'</style><script>alert(#)</script>', '--><script>alert(#)</script>',
	']]><script>alert(#)</script>', '<!--<img src="--><img src=x onerror=alert(#)>',
	'javascript:alert(#)', 'data:text/html,<script>alert(#)</script>', '\\"-alert(#)-\\"',
	'\'-alert(#)-\'', '${alert(#)}', '{{constructor.constructor("alert(#)")()}}',
	'&lt;img src=x onerror=alert(#)&gt;', '&#60;img src=x onerror=alert(#)&#62;',
	'%3Cimg src=x onerror=alert(#)%3E', '\u003cimg src=x onerror=alert(#)\u003e',
	'＜img src=x onerror=alert(#)＞', '\u200b<img src=x onerror=alert(#)>', '{{name}}',
	'{{%AUTOESCAPE context="JAVASCRIPT"}}{{>PAGE}}'
];
const corpus = [...tags, ...breakouts].map((text, i) => text.replaceAll('#', i + 1));

const fits = most => corpus.filter(text => [...text].length <= most);

before(async () => {
	shop = await open();
	rosalind = await shop.visitor();
});

after(async () => shop?.close());

// Fills the form at this address and sends it, without showing it; where it led.  The form
// is the one that goes to this action; a list fills the fields of one name in turn.
function send(page, address, fields, action = address.split('?')[0]) {
	return page.evaluate(async ([address, fields, action]) => {
		const text = await (await fetch(address)).text();
		const page = new DOMParser().parseFromString(text, 'text/html');
		const form = [...page.querySelectorAll('main form')]
			.find(f => (f.getAttribute('action') || address).split('?')[0] === action);
		if (!form)
			throw new Error(`no form to ${action} at ${address}`);
		const data = new URLSearchParams(new FormData(form));

		for (const [name, value] of Object.entries(fields)) {
			data.delete(name);
			for (const one of [value].flat())
				data.append(name, one);
		}
		const answer = await fetch(action, { method: 'POST', body: data });
		if (!answer.redirected)
			throw new Error(`${answer.status}: ${JSON.stringify(fields)}\n` + new DOMParser()
				.parseFromString(await answer.text(), 'text/html').querySelector('#problem, main')
				.textContent);
		return new URL(answer.url).pathname;
	}, [address, fields, action]);
}

// A page with everything that could run made to tell.
async function listening(options = {}) {
	const page = await shop.visitor(options);
	const ran = [];

	await page.context().exposeBinding('ran', (from, what) => ran.push(what));
	await page.addInitScript(() => {
		for (const name of ['alert', 'confirm', 'prompt', 'print'])
			window[name] = what => window.ran(`${name} ${what}`);
	});
	return { page, ran };
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

async function follow(page, locator, url) {
	await Promise.all([page.waitForURL(url), locator.click()]);
}

test('words that look like a script go into every field there is', async () => {
	const name = fits(40);

	assert.ok(corpus.length >= 60, `${corpus.length} in the corpus`);
	await rosalind.goto('/first-run');
	await rosalind.locator('#code').fill(shop.shop.code);
	await rosalind.locator('#shop_name').fill('<img src=x onerror=alert("shop")>{{name}}');
	await rosalind.locator('#name').fill('Rosa"><script>alert(0)</script>');
	await rosalind.locator('#secret').fill(passphrase);
	await follow(rosalind, button(rosalind, 'Open the book'), '/');
	for (const text of name.filter((t, i) => i % 6 === 0)) {
		await rosalind.goto('/staff');
		await rosalind.locator('#name').fill(text);
		await rosalind.locator('#secret').fill('2580');
		await follow(rosalind, button(rosalind, 'Add to the team'), /saved=yes/);
	}

	// Every one of them in every field of a page and of a visit, each field another.
	const most = { call_name: 80, looks: 120, say_name: 120, usual: 120, learned_new: 300 };
	const changes = { full_name: 120, nicknames: 120, greeting: 160, household: 80, town: 60,
		language: 40, wants: 160, needs: 160, desires: 160, tags: 30 };
	const pick = (fields, i) => Object.fromEntries(Object.entries(fields).map(([field, n], f) => {
		const list = n < 100 ? fits(n) : corpus;
		return [field, list[(i + 7 * f) % list.length]];
	}));
	for (let i = 0; i < corpus.length; i++) {
		const path = await send(rosalind, '/people/new', { ...pick(most, i), different: 'yes' });
		const person = path.split('/').at(-1).split('?')[0];

		paths.push(`/people/${person}`);
		await send(rosalind, `/people/${person}/change`, pick(changes, i));
		await send(rosalind, `/visits/new?person=${person}`, { ...pick({ learned_new: 300,
			worked_new: 300, bothered_new: 300, try_next: 200 }, i), act: 'save' });
	}
});

test('and into every field of what is got to know, of families and of the shop', async () => {
	const short = fits(40), middle = fits(60), name = fits(80);
	const choose = (list, i) => list[i % list.length];

	for (const [i, text] of corpus.entries()) {
		const at = paths[i], number = at.split('/').at(-1), other = choose(corpus, i + 5);
		const fact = { area: 1, source: 'told', text, remark: other };

		await send(rosalind, `${at}/facts`, { ...fact, kind: choose(['likes', 'joke', 'must',
			'opinion', 'moves'], i), interest: choose(middle, i) });
		await send(rosalind, `${at}/habits`, { stage: 1 + i % 5, source: 'seen', text: other,
			remark: text });
		await send(rosalind, `${at}/attempts`, { text });
		if (i % 2)
			continue;
		await send(rosalind, `${at}/knowledge`, { question_id: 1 + i % 12, act: 'answer',
			answer: text });
		await send(rosalind, `${at}/trust`, { step: 2 + i / 2 % 3, reason: text });
		await send(rosalind, `${at}/ties`, { act: 'save', other: choose(paths, i + 1).split('/').at(-1),
			word: choose(short, i), back_word: choose(short, i + 3), remark: text });
		const home = await send(rosalind, '/households/new', { household: `${i} ${choose(short, i)}`,
			since: choose(middle, i), met: text, member: [choose(name, i), choose(name, i + 1)],
			what: ['page', 'dog'], tie_word: ['', choose(short, i)], same: ['', ''],
			different: 'yes' });
		homes.push(home);
		await send(rosalind, home, { learned_new: text, source_new: 'told' }, `${home}/facts`);
		await send(rosalind, `${home}/change`, { remark: text });
		await send(rosalind, `${home}/add`, { act: 'companion', name: choose(name, i),
			kind: choose(short, i), remark: other });
		if (i % 3 === 0)
			await send(rosalind, `${at}/knowledge`, { business_only: 'yes', business_why: text },
				`/people/${number}/business`);
		if (i % 10 === 0) {
			await send(rosalind, '/me', { interests: text.replaceAll(',', ' ') });
			await send(rosalind, '/interests', { area_name: choose(short, i) }, '/areas');
			await send(rosalind, '/stages', { stage_name: choose(short, i) });
		}
	}
	await send(rosalind, '/questions', { words: corpus.slice(0, 12) });
});

test('and into every field that came with the days of a shop', async () => {
	const short = fits(40), middle = fits(60), tiny = fits(20);
	const choose = (list, i) => list[i % list.length];
	const last = async (at, what) => Number((await (await rosalind.context().request.get(
		shop.shop.url + at)).text()).match(new RegExp(`/${what}/(\\d+)`, 'g')).at(-1)
		.split('/').at(-1));
	const style = await rosalind.evaluate(async at => [...new DOMParser().parseFromString(
		await (await fetch(at)).text(), 'text/html').querySelectorAll('#area label')]
		.find(l => /Style/.test(l.textContent)).querySelector('input').value, `${paths[0]}/facts`);

	await send(rosalind, `${paths[1]}/change`, { kind: 'partner' });
	for (const [i, text] of corpus.entries()) {
		const at = paths[i], other = choose(corpus, i + 5);
		const far = choose(corpus, i + 11), few = choose(middle, i);

		if (i % 2)
			continue;
		await send(rosalind, `${at}/usuals`, { usual: text, how: other, first: 'yes' });
		await send(rosalind, at, {}, `${at}/start`);
		await send(rosalind, `${at}/sheets/new`, { kind: few, remark: other, photo: '',
			measure: [choose(short, i), choose(short, i + 1)],
			said: [choose(tiny, i), choose(tiny, i + 1)], unit: ['in', ''] });
		await send(rosalind, `${at}/addresses`, { address_name: few, lines: `${text}\n${other}` });
		await send(rosalind, `${at}/facts`, { area: style, kind: i % 4 ? 'likes' : 'dislikes',
			source: 'seen', text: other, remark: text });
		await send(rosalind, `${at}/place`, { seat: few, seat_else: choose(middle, i + 3),
			favourite_id: 1, stand_in_id: 2, stand_in_words: text });
		await send(rosalind, `${at}/patterns`, { before: few, tends: text, offer: other });
		const moment = await send(rosalind, `${at}/moments/new`, { kind: i % 4 ? 'life' : 'key',
			moment_title: text, often: 'once', moment_day: 14 + i / 2 % 3, moment_month: 10,
			moment_year: 2025, where_at: other, offer: far });
		const planned = /^\/moments\/\d+$/.test(moment) ? moment
			: `/moments/${await last(`${at}/moments`, 'moments')}`;
		await send(rosalind, planned, { gesture: other }, `${planned}/gestures`);
		moments.push(planned);
		await send(rosalind, `${at}/threads`, { kind: choose(['promise', 'ask', 'wish', 'aside'],
			i / 2), text, due: 'today' });
		if (i % 8 === 0) {
			const thread = await last(`${at}/threads`, 'threads');
			await send(rosalind, `/threads/${thread}`, { outcome: other }, `/threads/${thread}/close`);
			threads.push(`/threads/${thread}`);
		}
		await send(rosalind, `${at}/gifts`, { way: choose(['in', 'out', 'idea'], i / 2), text });
		await send(rosalind, `${at}/vouchers/new`, { partner_id: paths[1].split('/').at(-1), text,
			number: choose(short, i) });
		await send(rosalind, `/visits/new?person=${at.split('/').at(-1)}`, { promised: text,
			promised_due: 'next', gift_way: 'in', gift: other, act: 'save' });
		await send(rosalind, '/good', { person: at.split('/').at(-1), moment_text: text,
			kind: 'thanks' });
		await send(rosalind, '/offers', { offer_name: text, offer_words: other });
		if (i % 4 === 0) {
			await send(rosalind, '/customs', { custom_title: text, custom_text: other });
			await send(rosalind, '/displays', { display_name: choose(short, i) });
			await send(rosalind, '/feeds', { feed_name: choose(short, i + 1) });
		}
	}
	await send(rosalind, '/settings', { shop_name: '"><img src=x onerror=alert("here")>{{shop}}' });
});

for (const bypassCSP of [false, true])
	test(`nothing of it runs on any page ${bypassCSP ? 'even without' : 'under'} the page policy`,
		async () => {
			const { page, ran } = await listening({ bypassCSP });

			await page.goto('/sign-in');
			await page.locator('.staff-faces a').filter({ hasText: 'Rosa' }).click();
			await page.locator('#secret').fill(passphrase);
			await follow(page, button(page, 'Open the book'), '/');
			const addresses = ['/', '/people', '/people?filter=new', '/staff', '/visits',
				'/visits/new', '/people/new', '/interests', '/me', '/stages', '/questions',
				'/insights', '/rounds', '/today/promised', '/today/missed', '/today/thanks',
				'/today/birthdays', '/today/sheet', '/half-hour', '/preparation', '/displays',
				'/settings', '/moments', '/moments?day=2025-10-15', '/feeds', '/customs',
				'/customs/1', '/offers', '/offers/1', '/value', '/vouchers', '/good', '/new-faces',
				'/wall', ...moments.filter((m, i) => bypassCSP || i % 3 === 0), ...threads,
				...homes.filter((h, i) => bypassCSP || i % 3 === 0),
				...paths.filter((p, i) => bypassCSP || i % 3 === 0),
				...paths.flatMap((p, i) => i % 20 ? [] : ['usuals', 'sheets', 'sheets/new', 'rush',
					'addresses', 'place', 'patterns', 'moments', 'moments/new', 'threads', 'gifts',
					'vouchers/new', 'rhythm'].map(part => `${p}/${part}`)),
				...[1, 2, 3, 9].flatMap(n => [`/usuals/${n}`, `/sheets/${n}`, `/addresses/${n}`]),
				...paths.flatMap((p, i) => i % 9 ? [] : [`${p}/change`, `${p}/facts`,
					`${p}/knowledge`, `${p}/trust`, `${p}/ties`, `${p}/habits`, `${p}/attempts`,
					`/facts/${i + 1}`, `/together?person=${p.split('/').at(-1)}&person=1`,
					`/quiet?person=${p.split('/').at(-1)}`,
					`/visits?person=${p.split('/').at(-1)}`,
					`/visits/new?person=${p.split('/').at(-1)}`, `/visits/${i + 1}`]),
				...corpus.filter((t, i) => i % 5 === 0).flatMap(text => [
					`/search?q=${encodeURIComponent(text.slice(0, 80))}`,
					`/people/new?call_name=${encodeURIComponent(text.slice(0, 80))}`])];
			for (const address of addresses) {
				await page.goto(address);
				assert.match(await seen(page, 'main'), paths.includes(address)
					? /alert|PAGE|name/ : /\w{4}/, address);
			}
			// As one types, through htmx, what was found is swapped in.
			for (const text of ['alert', 'img', 'script', 'onerror']) {
				await page.goto('/');
				await page.locator('#q').pressSequentially(text);
				await page.locator('#found').waitFor();
			}
			await page.goto('/visits/new');
			await page.locator('#find').fill('script');
			await page.locator('#find-button').click();
			await page.locator('.found-people .tile').first().waitFor();
			// Whatever could be clicked is a link of ours.
			assert.equal(await page.locator('[href^="javascript:" i], [onerror], [onload], ' +
				'main script, main iframe, main object, main embed').count(), 0);
			assert.deepEqual(ran, []);
			await page.goto('/sign-in');
			await page.context().close();
		});

test('a name in two braces is shown as it was typed', async () => {
	await rosalind.goto('/search?q=name');
	const path = await startPage(rosalind, { call_name: '{{name}} {{>PAGE}}' });

	await rosalind.goto(path);
	assert.equal(await rosalind.getByRole('heading', { level: 1 }).innerText(),
		'{{name}} {{>PAGE}}');
	assert.equal(await rosalind.title(), '{{name}} {{>PAGE}} · Regulars');
});

test('the same words do run where a page lets them', async () => {
	const { page, ran } = await listening({ bypassCSP: true });

	await page.goto('/sign-in');
	await page.setContent(`<!doctype html><title>x</title>${tags.slice(0, 14)
		.map(text => text.replaceAll('#', 1)).join('\n')}`);
	await page.waitForFunction(() => document.readyState === 'complete');
	await assert.doesNotReject(async () => {
		for (let i = 0; i < 100 && ran.length < 5; i++)
			await page.evaluate(() => new Promise(requestAnimationFrame));
		assert.ok(ran.length >= 5, `${ran.length} ran`);
	});
	await page.context().close();
});

test('the first visit is light and later ones are lighter', async () => {
	const page = await shop.visitor({ viewport: sizes.landscape });
	const network = await page.context().newCDPSession(page);
	let got = [];

	await network.send('Network.enable');
	network.on('Network.loadingFinished', event => got.push(event.encodedDataLength));
	const weigh = async (address, waitUntil = 'load') => {
		got = [];
		await page.goto(address, { waitUntil });
		return { bytes: got.reduce((a, b) => a + b, 0), requests: got.filter(n => n > 0).length };
	};
	const first = await weigh('/sign-in', 'networkidle');

	assert.ok(first.requests > 3, `${first.requests} requests were seen`);
	assert.ok(first.bytes > 20 * kilobyte, `${first.bytes} bytes were seen`);
	assert.ok(first.bytes <= 350 * kilobyte, `${first.bytes} bytes`);
	assert.ok(first.requests <= 12, `${first.requests} requests`);
	await page.locator('.staff-faces a').filter({ hasText: 'Rosa' }).click();
	await page.locator('#secret').fill(passphrase);
	await follow(page, button(page, 'Open the book'), '/');
	for (const address of ['/', '/people', paths[0], '/visits/new', '/visits', '/people/new']) {
		await weigh(address);
		const later = await weigh(address);
		assert.ok(later.bytes <= 25 * kilobyte, `${address}: ${later.bytes} bytes`);
	}
	await page.context().close();
});

test('after the book is closed, nothing of a person comes back or stays behind', async () => {
	const page = await shop.visitor();
	const secret = 'Perpetua Nightingale';

	await page.goto('/sign-in');
	await page.locator('.staff-faces a').filter({ hasText: 'Rosa' }).click();
	await page.locator('#secret').fill(passphrase);
	await follow(page, button(page, 'Open the book'), '/');
	const path = await startPage(page, { call_name: secret });
	const answer = await page.goto(path);
	assert.match(answer.headers()['cache-control'], /no-store/);
	assert.ok((await page.content()).includes(secret));
	await page.goto('/people?filter=new');
	await follow(page, page.getByRole('button', { name: /close the book$/ }), '/sign-in');
	for (let back = 0; back < 4; back++) {
		await page.goBack({ waitUntil: 'load' });
		await page.waitForFunction(() => document.readyState === 'complete');
		assert.ok(!(await page.content()).includes('Perpetua'), page.url());
	}
	await page.goto(path);
	assert.equal(new URL(page.url()).pathname, '/sign-in');
	const kept = await page.evaluate(async () => ({
		local: { ...localStorage }, session: { ...sessionStorage },
		caches: (await caches.keys()).length, workers:
			(await navigator.serviceWorker.getRegistrations()).length,
		databases: (await indexedDB.databases()).length, readable: document.cookie,
	}));
	assert.deepEqual(kept, { local: {}, session: {}, caches: 0, workers: 0, databases: 0,
		readable: '' });
	await page.context().close();
});

test('no page of the corpus said, asked or threw anything it should not', () => {
	assert.deepEqual(shop.faults, []);
});
