// Every page of the program, at every size and in both themes: is it all there, can it be
// read, reached and used?

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it, test } from 'node:test';
import { root } from '../server.mjs';
import { axe, keyboard, layout, structure } from './checks.mjs';
import { beginBook, open, seen, sizes, themes, watch } from './support.mjs';
import { addPeople, screens, visit } from './screens.mjs';

const books = {};
const small = new Map();
let people;

before(async () => {
	books.demo = await open({ demo: true });
	books.empty = await open();
	people = await addPeople(await books.demo.visitor({ as: 'Mila' }));
});

after(async () => {
	await books.demo?.close();
	await books.empty?.close();
});

// The book of a screen; the empty one gets its owner when the first screen wants that.
async function bookOf(screen) {
	if (screen.book === 'empty-owned' && !books['empty-owned']) {
		await beginBook(books.empty);
		books['empty-owned'] = books.empty;
	}
	return books[screen.book ?? 'demo'];
}

const fits = (screen, route) => {
	const pattern = new RegExp(`^${route.replace(/:id/g, '\\d+')}$`);

	return screen.route === route || (screen.path !== undefined && !screen.route &&
		pattern.test(screen.path.split('?')[0])) ||
		(screen.person !== undefined && route === '/people/:id');
};

test('every page that one can go to is among the screens', () => {
	const routes = execFileSync(path.join(root, 'build/regulars.fcgi'), ['--routes'])
		.toString().split('\n').map(line => line.split(/\s+/))
		.filter(line => line[0] === 'GET' && line.at(-1) !== '-')
		.map(([, route]) => route);

	assert.ok(routes.length >= 15, 'there are routes');
	assert.deepEqual(routes.filter(route => !screens.some(s => fits(s, route))), []);
});

test('the health of the book is one word', async () => {
	const answer = await fetch(`${books.demo.shop.url}/health`);

	assert.equal(answer.status, 200);
	assert.equal((await answer.text()).trim(), 'ok');
});

async function isWhole(screen) {
	const book = await bookOf(screen);
	const page = await book.visitor({ as: screen.as ?? undefined });
	const wrong = [];
	const note = (where, list) => wrong.push(...list.map(one => `${where}: ${one}`));

	await visit(page, screen, people);
	const title = await page.title();
	const bare = title.replace(/ · Regulars$/, '');
	assert.notEqual(title, bare, `the title ends with the name of the program: ${title}`);
	if (screen.title instanceof RegExp)
		assert.match(bare, screen.title);
	else
		assert.equal(bare, screen.title);
	assert.ok((await seen(page, 'main')).includes(screen.shows),
		`“${screen.shows}” in: ${await seen(page, 'main')}`);
	note('structure', (await structure(page))
		.filter(w => !screen.part || w !== '0 of h1'));
	for (const [size, viewport] of Object.entries(sizes)) {
		await page.setViewportSize(viewport);
		note(size, await layout(page, small));
		if (size !== 'landscape' && size !== 'phone')
			continue;
		for (const theme of themes.slice(0, size === 'phone' ? 1 : 2)) {
			await page.emulateMedia({ colorScheme: theme });
			note(`${size}, ${theme}`, await axe(page));
		}
		await page.emulateMedia({ colorScheme: 'light' });
	}
	await page.setViewportSize(sizes.phone);
	note('by keyboard', await keyboard(page));
	await page.context().close();
	assert.equal(wrong.join('\n'), '');
}

// Several at once, as the checks keep one core busy each; but the book that is empty is so
// only until it gets its owner, so its screens keep their order.
const own = screens.filter(screen => screen.book), shared = screens.filter(screen => !screen.book);
const name = screen => `the screen “${screen.name}” is whole at every size and in both themes`;

for (const screen of own)
	test(name(screen), () => isWhole(screen));
describe('the screens of the demo', { concurrency: os.availableParallelism() }, () => {
	for (const screen of shared)
		it(name(screen), () => isWhole(screen));
});

test('no page said an error, threw, or asked another host', () => {
	assert.deepEqual([...books.demo.faults, ...books.empty.faults], []);
});

test('targets that are smaller than the wish of 48 are few, and none below 44', t => {
	for (const [target, url] of small)
		t.diagnostic(`${target} (${new URL(url).pathname})`);
	assert.ok(small.size < 20, `${small.size} targets`);
});

test('the same checks find what is wrong with a planted page', async () => {
	// The page policy would take half of the faults away.
	const page = await books.demo.visitor({ bypassCSP: true });
	const faults = [];

	watch(page, books.demo.shop.url, faults);
	await page.goto('/sign-in');
	await page.setContent(`<!doctype html><html><head><title>Bad</title></head><body>
		<main><h1>One</h1><h1>Two</h1><h4>Four</h4><p id="x">a</p><p id="x">b</p>
		<img src="/static/icon.svg"><input name="unnamed">
		<p style="color: #ccc; background: #fff; font-size: 12px">Pale and small</p>
		<a href="/t" style="display: block; width: 20px; height: 20px; overflow: hidden">t</a>
		<div style="width: 3000px">wide</div>
		<button style="outline: none; width: 60px; height: 60px">mark</button>
		<a href="#"><button>in</button></a></main></body></html>`);
	const bad = (list, pattern) => assert.ok(list.some(w => pattern.test(w)),
		`${pattern} in\n${list.join('\n')}`);
	const found = { structure: await structure(page), layout: await layout(page),
		axe: await axe(page), keyboard: await keyboard(page) };

	for (const pattern of [/2 of h1/, /no language/, /the id x twice/, /h4 after h1/,
		/img:not\(\[alt\]\)/, /\[style\]/, /a button/, /no label for unnamed/])
		bad(found.structure, pattern);
	for (const pattern of [/scrolls sideways/, /12px letters: Pale/, /20 × 20 target/])
		bad(found.layout, pattern);
	for (const pattern of [/image-alt/, /label/, /color-contrast/, /html-has-lang/])
		bad(found.axe, pattern);
	for (const pattern of [/not to the skip link/, /no mark of focus on “mark”/])
		bad(found.keyboard, pattern);
	await page.evaluate(() => {
		console.error('said');
		const image = new Image();
		image.src = 'http://elsewhere.invalid/x.png';
		setTimeout(() => { throw new Error('thrown'); });
		setTimeout(() => alert('asked'));
	});
	await page.waitForEvent('pageerror').catch(() => {});
	for (const pattern of [/says: said/, /elsewhere\.invalid/, /throws: thrown/])
		bad(faults, pattern);
	books.demo.faults.length = 0;
	await page.context().close();
});
