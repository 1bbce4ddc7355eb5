// No page costs more because the book is larger: counted in steps of the database, which no
// busy machine changes, in a book of 1,000 people and in one of eight times as many.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { client, folder, root, signIn, start } from '../server.mjs';

const PEOPLE = 1000, VISITS = 10000, TIMES = 8, ASKED = 40, FEW = 8;
const GROWS = 1.3;	// a page may take so many times the steps; an index is a level deeper
const LEAST = 300;	// and these: what takes no more is cheap, whatever its share
const MOST = 30000;	// steps of a search, which reads so many words and no more; and of a list
			// that is not full in the small book
const HOURS = 40000;	// of what looks at the visits of some hours too, of which a larger shop
			// has more; a row of each of its people would be as many again
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

// Everybody alike, and of these the regulars, who are each fifth; but not the few who come
// daily, who are each five hundredth: of these as many would be among any forty.
const some = (people, times = 1, asked = ASKED) => Array.from({ length: asked }, (_, i) =>
	1 + times * (1 + Math.floor(i * people / times / asked)));
const regulars = address => people => some(people, 5, FEW).map(id => `/people/${id}${address}`);
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
	'what is open with a regular': regulars('/threads'),
	'gifts of a regular': regulars('/gifts'),
	'moments of a regular': regulars('/moments'),
	'the usuals of a regular': regulars('/usuals'),
	'when a regular comes': regulars('/rhythm'),
	'where a regular sits': regulars('/place'),
	'what was tried with a regular': regulars('/attempts'),
	'what is to be prepared': () => ['/preparation'],
	'offers': () => ['/offers'],
	'what people value': () => ['/value'],
	'one of us': () => ['/me'],
	'a segment among twenty': () => some(20, 1, FEW).map(id => `/segments/${Math.min(id, 20)}`),
	'a segment that is written': () => some(20, 1, FEW).map(id => `/segments/${Math.min(id, 20)}/change`),
	'the board': () => ['/avatars'],
	'an avatar': () => some(12, 1, FEW).map(id => `/avatars/${Math.min(id, 12)}`),
};

for (const [name, addresses] of Object.entries(pages))
	test(`${name}: the same in a book eight times as large`, async t => {
		const [small, large] = [await steps(books[0], addresses(books[0].people)),
			await steps(books[1], addresses(books[1].people))];

		t.diagnostic(`${small} steps, ${large} in the large book`);
		assert.ok(small > 20, 'the steps are counted');
		assert.ok(large <= GROWS * small + LEAST, `${small} steps became ${large}`);
	});

// What lists something of all people, or looks at an hour of the shop: no more than so many
// rows, though a small book has fewer.
const bounded = {
	'/': HOURS, '/today/sheet': HOURS, '/visits/new': MOST,
	...Object.fromEntries(['ma', 'an', 'jam', 'anna', 'fred', 'mraia', 'red coat', 'maria ash']
		.map(q => [`/search?q=${encodeURIComponent(q)}`, MOST])),
	'/today/promised': 15000, '/today/promised?page=7': 15000, '/today/missed': MOST,
	'/today/missed?page=9': MOST, '/today/thanks': MOST, '/today/birthdays': MOST,
	'/today/birthdays?page=9': MOST, '/half-hour': MOST,
	'/moments': MOST, '/moments?month=2027-02&minors=yes': MOST,
	'/moments?day=2026-10-14': 5000, '/moments?day=2026-10-14&minors=yes&page=2': 5000,
	'/segments/1/people': MOST, '/segments/6/people': MOST, '/good': 5000, '/offers/1': 5000, '/new-faces': 15000, '/people?filter=missed': 15000,
	'/wall': 5000 * 15,	// looks at five thousand names
	'/moments.ics?key=a-calendar-to-measure-on-with-2000-moments_': 6000 * 40,	// 6,000 entries
};

for (const [address, most] of Object.entries(bounded))
	test(`${address} reads so much and no more`, async t => {
		const [small, large] = [await steps(books[0], [address]), await steps(books[1], [address])];

		t.diagnostic(`${small} steps, ${large} in the large book`);
		assert.ok(small > 20 && large <= most, `${large} steps`);
	});
