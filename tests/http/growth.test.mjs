// No page costs more because the book is larger: counted in steps of the database, which no
// busy machine changes, in a book of 1,000 people and in one of ten times as many.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { client, folder, root, signIn, start } from '../server.mjs';

const PEOPLE = 1000, VISITS = 10000, TIMES = 10, ASKED = 40;
const GROWS = 1.3;	// a page may take so many times the steps; an index is a level deeper
const LEAST = 300;	// what takes fewer steps than these is cheap, whatever its share
const MOST = 30000;	// steps of a search, which reads so many words and no more; and of what
			// looks at the visits of an hour, which a larger shop has more of
const own = folder(), now = '2026-10-14T13:20';
const books = [];

async function open(people, visits) {
	const dir = path.join(own, String(people));

	fs.mkdirSync(dir);
	execFileSync(path.join(root, 'build/mkbench'), [dir, people, visits].map(String),
		{ env: { ...process.env, REGULARS_NOW: now } });
	const shop = await start({ dir, now, env: { REGULARS_LOG: 'requests' } });
	const browser = client(shop.url);

	await signIn(browser, 'Rosalind', shop.secrets.Rosalind);
	return { shop, browser, people };
}

before(async () => {
	fs.chmodSync(own, 0o711);
	books.push(await open(PEOPLE, VISITS), await open(PEOPLE * TIMES, VISITS * TIMES));
});

after(async () => {
	for (const { shop } of books)
		await shop.close();
	fs.rmSync(own, { recursive: true, force: true });
});

// The median of the steps that a page takes, asked for these addresses.
async function steps({ shop, browser }, addresses) {
	const from = shop.log().length;

	for (const address of addresses)
		assert.equal((await browser.get(address)).status, 200, address);
	const lines = () => [...shop.log().slice(from).matchAll(/"GET \S+ 200 \d+us (\d+)/g)]
		.map(([, n]) => Number(n)).sort((a, b) => a - b);
	while (lines().length < addresses.length)	// the last line may be on its way
		await new Promise(setImmediate);
	return lines()[Math.floor(lines().length / 2)];
}

// Everybody alike, and of these the regulars, who are each fifth.
const some = (people, times = 1) => Array.from({ length: ASKED }, (_, i) =>
	1 + times * Math.floor(i * people / times / ASKED));
const pages = {
	'a person': people => some(people).map(id => `/people/${id}`),
	'a regular': people => some(people, 5).map(id => `/people/${id}`),
	'what is known of a regular': people => some(people, 5).map(id => `/people/${id}/facts`),
	'four together': people => some(people, 5).map(id => `/together?person=${id}&person=1&person=6&person=11`),
	'an interest': () => some(20).map(id => `/interests/${Math.min(id, 20)}`),
	'people by name': people => some(people).map(id => `/people?page=${1 + Math.floor(id / 50)}`),
	'people seen this week': () => ['/people?filter=week'],
	'people little known': () => ['/people?filter=little'],
	'regulars with gaps': people => some(people / 5).map(id => `/people?filter=gaps&page=${1 + Math.floor(id / 100)}`),
	'a search of a thing': () => ['lighthouses', 'chess', 'pottery'].map(q => `/search?q=${q}`),
	'insights': () => ['/insights'],
};

for (const [name, addresses] of Object.entries(pages))
	test(`${name}: the same in a book ten times as large`, async t => {
		const [small, large] = [await steps(books[0], addresses(books[0].people)),
			await steps(books[1], addresses(books[1].people))];

		t.diagnostic(`${small} steps, ${large} in the large book`);
		assert.ok(small > 20, 'the steps are counted');
		assert.ok(large <= Math.max(GROWS * small, LEAST), `${small} steps became ${large}`);
	});

const bounded = ['/', '/visits/new', ...['ma', 'an', 'jam', 'anna', 'fred', 'mraia', 'red coat',
	'maria ash'].map(q => `/search?q=${encodeURIComponent(q)}`)];

for (const address of bounded)
	test(`${address} reads so much and no more`, async t => {
		const [small, large] = [await steps(books[0], [address]), await steps(books[1], [address])];

		t.diagnostic(`${small} steps, ${large} in the large book`);
		assert.ok(small > 20 && large <= MOST, `${large} steps`);
	});
