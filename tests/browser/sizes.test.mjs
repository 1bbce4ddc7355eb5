// A book with nobody in it, with one person, and with two thousand: each looks right.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe, layout } from './checks.mjs';
import { beginBook, chapters, open, seen, sizes, startLarge, startPage }
	from './support.mjs';

const chapter = chapters(test);
let young, large, page;

after(async () => {
	await young?.close();
	await large?.close();
});

const main = () => seen(page, 'main');

async function shows(address, ...words) {
	await page.goto(address);
	const text = await main();

	for (const one of words)
		assert.ok(one instanceof RegExp ? one.test(text) : text.includes(one),
			`${one} at ${address} in: ${text.slice(0, 600)}`);
}

async function looksRight(address) {
	await page.goto(address);
	const wrong = await axe(page);

	for (const viewport of Object.values(sizes)) {
		await page.setViewportSize(viewport);
		wrong.push(...await layout(page));
	}
	await page.setViewportSize(sizes.landscape);
	assert.equal(wrong.join('\n'), '', address);
}

chapter('a book without anybody says what will be here, and what to do', async () => {
	young = await open();
	await beginBook(young);
	page = await young.visitor({ as: 'Rosalind' });
	await shows('/', 'An empty book. The best kind of start.', 'Alice, for example',
		'Your team', 'The first five', 'One visit');
	await shows('/people', 'An empty book. The best kind of start.', 'A new face');
	assert.equal(await page.locator('.pager, .index, .ledger li').count(), 0);
	await shows('/visits', /Today, Tuesday 14 October/, '0 visits',
		'Nobody yet. The first visit of the day will stand here.');
	await shows('/search?q=Fred', 'Nobody like “Fred”.', 'Start a page for “Fred”');
	await shows('/visits/new', 'Who was it?', 'Save this visit');
	assert.equal(await page.locator('.tile').count(), 0);
});

chapter('a book with one person shows that one, and no list around it', async () => {
	const alice = await startPage(page, { call_name: 'Alice Halloran' });

	await shows(alice, 'We know a name. That is how every page starts.',
		'No visit in the book yet. The next one will stand here.');
	await shows('/', 'Good morning, Rosalind', 'One of the five is in the book.',
		'Nobody usual for this hour. A good time to meet someone.',
		'Nobody yet. The first visit of the day will stand here.');
	await shows('/people', 'Everyone 1', 'Alice Halloran', 'Not yet');
	assert.equal(await page.locator('.people > li').count(), 1);
	assert.equal(await page.locator('.pager').count(), 0);
	await shows('/people?filter=week', 'Nobody in the last seven days.');
	await shows('/people?filter=mine',
		'Nobody yet. The next visit you log will stand here.');
	await shows('/people?filter=new', 'Alice Halloran');
	await shows('/people?page=999', 'Alice Halloran');
	await looksRight('/');
	await looksRight('/people');
	await looksRight(alice);
});

chapter('two thousand people are fifty a page, each once, and none is missing', async () => {
	large = await startLarge();
	page = await large.visitor({ as: 'Ines', secret: '2580' });
	await shows('/people', 'Everyone 2000', 'Page 1 of 40');
	assert.equal(await page.locator('.people > li').count(), 50);
	assert.equal(await page.getByRole('link', { name: /^Page 0/ }).count(), 0);
	await Promise.all([page.waitForURL(/page=2$/), page.getByRole('link', { name: 'Page 2' })
		.click()]);
	assert.match(await main(), /Page 1 Page 2 of 40 Page 3/);
	const all = await page.evaluate(async () => {
		const found = [];

		for (let n = 1; n <= 40; n++) {
			const text = await (await fetch(`/people?page=${n}`)).text();
			const rows = new DOMParser().parseFromString(text, 'text/html')
				.querySelectorAll('.people > li a.row');

			found.push([...rows].map(row => [row.getAttribute('href'),
				row.querySelector('.name').textContent]));
		}
		return found;
	});
	assert.ok(all.every(rows => rows.length === 50));
	assert.equal(new Set(all.flat().map(([href]) => href)).size, 2000);
	const first = all.flat().map(([, name]) => name.normalize('NFD')[0]);
	assert.ok(first.indexOf('A') < first.indexOf('M') && first.indexOf('M') <
		first.indexOf('Z'), 'by name');
	await shows('/people?page=40', 'Page 39', 'Page 40 of 40');
	assert.equal(await page.locator('.pager [rel=next]').count(), 0);
});

chapter('each letter of the index leads to where its names begin', async () => {
	await page.goto('/people');
	const letters = await page.locator('.index a').allInnerTexts();

	assert.ok(letters.length >= 20, letters.join(''));
	for (const letter of ['A', 'M', 'Z'].filter(l => letters.includes(l))) {
		await page.goto('/people');
		await Promise.all([page.waitForURL(/#letter-/), page.locator('.index')
			.getByText(letter, { exact: true }).click()]);
		const heading = page.locator(`#letter-${letter}`);
		assert.equal(await heading.innerText(), letter);
		assert.ok(await heading.evaluate(h => h.getBoundingClientRect().top >= 0 &&
			h.getBoundingClientRect().top < innerHeight), `${letter} is in sight`);
	}
});

chapter('Today, search and the lists stay short in a book of two thousand', async () => {
	await shows('/', 'Good morning, Ines', 'Here today');
	assert.ok(await page.locator('.likely > li').count() <= 7);
	assert.ok(await page.locator('.side .ledger > li').count() <= 8);
	await page.locator('#q').pressSequentially('ma');
	await page.locator('#found').waitFor();
	const rows = await page.locator('.found > li').count();
	assert.ok(rows > 3 && rows <= 31, `${rows} rows`);
	await shows('/people?filter=little', 'Little known');
	assert.ok(await page.locator('.people > li').count() <= 50);
	await looksRight('/');
	await looksRight('/people?page=20');
});

test('no page of these books said, asked or threw anything it should not', () => {
	assert.deepEqual([...young.faults, ...large.faults], []);
});
