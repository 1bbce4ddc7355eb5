// A visit that was answered is on disk, however the workers end: they are killed at
// random moments while tablets save, and the book is compared with the answers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { folder, root, start } from '../server.mjs';
import { compare, makeBook, newVisit, nothing, save, sql, storm, tablet, twin, whole }
	from './storm.mjs';

const VISITS = 5000, KILLS = 100, WRITERS = 8, PEOPLE = 400;
const scratch = folder();

after(() => fs.rmSync(scratch, { recursive: true, force: true }));

// A shop, a storm in it, and what the book has to say afterwards.
async function live(name, env, wanted) {
	const book = makeBook(path.join(scratch, name), PEOPLE);
	const shop = await start({ dir: book.dir, env });
	const first = await tablet(shop, book.team[0]);
	const tablets = [first, ...Array.from({ length: WRITERS - 1 }, () => twin(shop, first))];
	const began = Date.now();
	const result = await storm(shop, book, tablets, wanted);
	const seconds = (Date.now() - began) / 1000;

	tablets.forEach(t => t.close());
	const code = await shop.close();
	return { ...result, book, code, log: shop.log(), differs: compare(book, result.answered),
		told: `${result.answered.size} visits answered in ${seconds.toFixed(1)} s, ${result.kills} ` +
			`workers killed, ${result.torn} requests sent again` };
}

test('5,000 visits, 100 killed workers: none lost, none doubled, the book is whole', async t => {
	const storm = await live('storm', {}, { visits: VISITS, kills: KILLS });

	t.diagnostic(storm.told);
	assert.deepEqual(storm.refused, []);
	assert.ok(storm.answered.size >= VISITS && storm.kills >= KILLS);
	assert.deepEqual(storm.differs, nothing);
	assert.doesNotMatch(storm.log, /"error"|is locked/);
	assert.equal(storm.code, 0, storm.log);
});

test('a program that answers before it commits loses visits, and is found out', async t => {
	const shim = path.join(scratch, 'control.so');

	execFileSync('cc', ['-shared', '-fPIC', '-O2', '-Wall', '-o', shim,
		path.join(root, 'tests/faults/control.c')]);
	fs.chmodSync(scratch, 0o711);
	const storm = await live('control', { LD_PRELOAD: shim }, { visits: 300, kills: KILLS });

	t.diagnostic(`${storm.told}; lost: ${storm.differs.lost.length}`);
	assert.ok(storm.differs.lost.length > 0, 'nothing was lost, so the storm proves nothing');
});

test('the comparison sees a lost, a doubled and a changed visit, and a torn book', async () => {
	const book = makeBook(path.join(scratch, 'broken'), 20);
	const shop = await start({ dir: book.dir });
	const browser = await tablet(shop, book.team[0]);
	const visits = [1, 2, 3, 4].map(person => newVisit(20, { person, about_new: person }));
	const { answered } = await storm(shop, book, [], { visits: 0, kills: 0 });

	for (const visit of visits)
		answered.add(visit, await save(browser, visit));
	browser.close();
	await shop.close();
	assert.deepEqual(compare(book, answered), nothing);

	const [first, second, third, fourth] = visits.map(v => v.learned_new);
	// These triggers call functions of the program, which nobody else has.
	sql(book.dir, sql(book.dir, `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND (sql LIKE
		'%usual_gap%' OR sql LIKE '%number_change%' OR sql LIKE '%trait_c%' OR sql LIKE '%fact_touch%')`)
		.map(({ name }) => `DROP TRIGGER ${name};`).join(''));
	sql(book.dir, `CREATE TEMP TABLE other AS SELECT * FROM visit_person
		WHERE visit_id = (SELECT visit_id FROM fact WHERE text = '${second}');
		UPDATE other SET person_id = 9; INSERT INTO visit_person SELECT * FROM other`);
	sql(book.dir, `UPDATE fact SET person_id = 10 WHERE text = '${third}'`);
	sql(book.dir, `PRAGMA foreign_keys = ON; DELETE FROM fact WHERE text = '${first}'`);
	sql(book.dir, `DELETE FROM tally WHERE list = 'new'; UPDATE trait SET people = people + 1`);
	answered.delete(fourth);
	const differs = compare(book, answered);
	assert.deepEqual(differs.lost, [first]);
	assert.deepEqual(differs.doubled, [second]);
	assert.deepEqual(differs.changed, [third]);
	assert.ok(differs.unasked.includes(fourth));
	assert.equal(differs.words.length, 1);
	assert.ok(differs.counts.some(c => c.what === 'tally'));
	assert.ok(differs.counts.some(c => c.what === 'person'));
	assert.ok(differs.counts.some(c => c.what === 'bits'));
	sql(book.dir, `PRAGMA foreign_keys = OFF; DELETE FROM visit WHERE id = 1;
		DELETE FROM fact_text_data WHERE id > 10`);
	const torn = whole(book.dir);
	assert.ok(torn.keys.length > 0);
	assert.ok(torn.words.some(w => /malformed/.test(w.why)));
});
