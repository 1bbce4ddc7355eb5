// Eight tablets at once: nobody is ever told that the book is locked, a PIN that is
// being hashed holds nobody up, and what is sent twice is logged once.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { client, folder, start } from '../server.mjs';
import { Answered, compare, makeBook, newVisit, nothing, pause, save, savedId, tablet,
	twin } from './storm.mjs';

const TABLETS = 8, VISITS = 100, PEOPLE = 400;
const scratch = folder();
const answered = new Answered();
let book, shop, tablets;

before(async () => {
	book = makeBook(path.join(scratch, 'book'), PEOPLE);
	shop = await start({ dir: book.dir });
	tablets = [];
	for (let i = 0; i < TABLETS; i++)
		tablets.push(await tablet(shop, book.team[i % book.team.length]));
});

after(() => fs.rmSync(scratch, { recursive: true, force: true }));

async function saveOne(tablet) {
	const visit = newVisit(PEOPLE), answer = await save(tablet, visit);

	assert.equal(answer.status, 303, answer.text);
	assert.doesNotMatch(answer.text, /locked/);
	answered.add(visit, answer);
}

// All tablets save, each at least so many visits, until this is done; gives what it gives.
async function whileSaving(visits, what) {
	let done = false;
	const work = tablets.map(async tablet => {
		for (let n = 0; n < visits || !done; n++)
			await saveOne(tablet);
	});
	const result = Promise.resolve(what()).finally(() => done = true);

	await Promise.all([...work, result]);
	return result;
}

// How many saves were answered in the meantime.
async function savesDuring(what) {
	const before = answered.size;

	await what();
	return answered.size - before;
}

// Signs in as this one of the team; `around` runs the part in which the PIN is hashed.
async function open(member, around = what => what()) {
	const browser = client(shop.url), address = `/sign-in/${member + 1}`;

	await browser.get(address);
	const result = await around(async () => {
		const answer = await browser.post(address, { secret: book.team[member].secret });
		assert.equal(answer.status, 303, answer.text);
	});
	browser.close();
	return result;
}

test('eight tablets save a hundred visits each while others sign in', async () => {
	await whileSaving(VISITS, async () => {
		await Promise.all(book.team.map((one, i) => open(i)));
	});
	assert.ok(answered.size >= TABLETS * VISITS);
});

// A save that waited in front of the program when the sign-in came proves nothing, and
// there is one of each tablet at most; a held lock lets no more than those through.
test('hashing a PIN never holds the write lock: saves go on meanwhile', async t => {
	const counts = [];

	await whileSaving(0, async () => {
		for (let i = 0; i < 6; i++)
			counts.push(await open(i % book.team.length, savesDuring));
	});
	t.diagnostic(`saves answered during each of six sign-ins: ${counts.join(', ')}`);
	counts.sort((a, b) => a - b);
	assert.ok(counts[2] > TABLETS, counts.join(', '));
});

test('the count of saves would show a held lock, and waiting is not being refused', async t => {
	const holder = spawn('sqlite3', ['-bail', path.join(book.dir, 'regulars.db')]);
	const held = new Promise((resolve, reject) => {
		holder.stdout.once('data', resolve);
		holder.once('close', () => reject(new Error('the lock could not be taken')));
	});
	let during;

	await whileSaving(1, async () => {
		holder.stdin.write(".timeout 10000\nBEGIN IMMEDIATE;\nSELECT 'held';\n");
		await held;
		during = await savesDuring(() => pause(1000));
		holder.stdin.end('ROLLBACK;\n');
	});
	t.diagnostic(`saves answered while the lock was held: ${during}`);
	assert.ok(during <= TABLETS);
});

test('a visit sent three times at once is logged once, with one id', async () => {
	await whileSaving(0, async () => {
		for (let i = 0; i < 20; i++) {
			const visit = newVisit(PEOPLE), sender = tablets[i % TABLETS];
			const senders = [1, 2, 3].map(() => twin(shop, sender));
			const answers = await Promise.all(senders.map(s => save(s, visit)));

			senders.forEach(s => s.close());
			assert.deepEqual(answers.map(a => a.status), [303, 303, 303]);
			assert.equal(new Set(answers.map(savedId)).size, 1);
			answered.add(visit, answers[0]);
		}
	});
});

test('the same key with other content is a conflict, and what was typed is kept', async () => {
	await whileSaving(0, async () => {
		for (let i = 0; i < 10; i++) {
			const sender = tablets[i % TABLETS], other = twin(shop, sender);
			const visit = newVisit(PEOPLE);
			const changed = newVisit(PEOPLE, { key: visit.key });
			const pair = await Promise.all([save(sender, visit), save(other, changed)]);
			const late = pair[0].status === 303 ? 1 : 0;

			other.close();
			assert.deepEqual(pair.map(a => a.status).sort(), [303, 409]);
			assert.ok(pair[late].text.includes([visit, changed][late].learned_new));
			answered.add([visit, changed][1 - late], pair[1 - late]);
		}
	});
});

test('every answered visit is in the book once, and nothing was locked', async () => {
	tablets.forEach(t => t.close());
	assert.equal(await shop.close(), 0);
	assert.doesNotMatch(shop.log(), /locked|"error"|"request"/);
	assert.deepEqual(compare(book, answered), nothing);
});
