// A book of an earlier version is brought up to date: killed at any of its writes, the
// program leaves the old book or the new one, and the next start ends what was begun.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folder, root } from '../server.mjs';

const program = path.join(root, 'build/regulars.fcgi');
const PEOPLE = 4, VISITS = 9;

function sql(file, text) {
	return execFileSync('sqlite3', ['-batch', file], { input: text, encoding: 'utf8' }).trim();
}

// What somebody wrote with version 1: the same each time.
function content() {
	const lines = [`INSERT INTO staff VALUES (1, 'Theo', 'theo', 'owner', 'x', 0, 0, 1, NULL);`];

	for (let id = 1; id <= PEOPLE; id++)
		lines.push(`INSERT INTO person (id, call_name, since_year, created_by, created_at, created_day,
			name, sort_name, words) VALUES (${id}, 'Person ${id}', 2019, 1, 1, 1, 'Person ${id}',
			'person ${id}', ' person ');`);
	for (let id = 1; id <= VISITS; id++)
		lines.push(`INSERT INTO visit VALUES (${id}, 1, 'shop', ${id * 90000}, ${id});
			INSERT INTO visit_person VALUES (${id}, ${1 + id % PEOPLE}, ${id * 90000}, 0);
			INSERT INTO fact VALUES (${id}, ${1 + id % PEOPLE}, ${id}, 1, 'likes', 'Thing ${id}', 'told', 5);
			INSERT INTO fact_text (rowid, text) VALUES (${id}, 'thing ${id}');`);
	return lines.join('\n');
}

function oldBook(dir) {
	const file = path.join(dir, 'regulars.db');

	fs.mkdirSync(dir);
	sql(file, `BEGIN; ${fs.readFileSync(path.join(root, 'tests/books/1.sql'), 'utf8')}
		${content()} COMMIT; PRAGMA journal_mode = WAL;`);
	return file;
}

// What is in the book, whatever its version: counts, and that it is whole.
function state(file) {
	const [version, tables, people, facts, whole] = sql(file, `PRAGMA user_version;
		SELECT count(*) FROM sqlite_schema WHERE type = 'table';
		SELECT count(*) || '/' || sum(visits) || '/' || sum(facts) FROM person;
		SELECT count(*) || '/' || min(text) || '/' || max(text) FROM fact;
		PRAGMA integrity_check;`).split('\n');

	return { version, tables, people, facts, whole };
}

const migrate = dir => execFileSync(program, ['--book', dir, '--migrate'], { stdio: 'pipe' });

// One migration, killed at its n-th write; null when it has fewer.  Every tenth is begun again.
function kill(own, original, n, before, after) {
	const dir = path.join(own, `kill-${n}`), file = path.join(dir, 'regulars.db');

	fs.mkdirSync(dir);
	fs.copyFileSync(original, file);
	const { signal, status } = spawnSync('strace', ['-qq', '-o', '/dev/null', '-e',
		'trace=pwrite64', '-e', `inject=pwrite64:signal=SIGKILL:when=${n}`,
		program, '--book', dir, '--migrate'], { stdio: 'pipe' });
	const now = state(file);

	if (signal !== 'SIGKILL') {
		assert.equal(status, 0);
		return null;
	}
	assert.deepEqual(now, now.version === before.version ? before : after, `killed at write ${n}`);
	if (n % 10 === 0) {
		migrate(dir);
		assert.deepEqual(state(file), after, `begun again after write ${n}`);
	}
	fs.rmSync(dir, { recursive: true });
	return now.version;
}

test('killed at any write, a migration leaves the old book or the new one', () => {
	const own = folder(), original = oldBook(path.join(own, 'old')), before = state(original);
	const kills = new Map();

	sql(original, 'PRAGMA wal_checkpoint(TRUNCATE);');
	fs.mkdirSync(path.join(own, 'first'));
	const first = path.join(own, 'first/regulars.db');
	fs.copyFileSync(original, first);
	migrate(path.join(own, 'first'));
	const after = state(first);
	assert.equal(before.version, '1');
	assert.equal(after.version, '4');
	assert.equal(after.people, before.people);
	assert.equal(after.facts, before.facts);
	// Every fourth write, and all those around the one that makes the book a new one.
	const at = n => kills.has(n) || kills.set(n, kill(own, original, n, before, after));
	for (let n = 1; kills.get(n - 4) !== null; n += 4)
		at(n);
	const turn = Math.min(...[...kills].filter(([, v]) => v === after.version).map(([n]) => n));
	for (let n = turn - 12; n < turn + 12; n++)
		at(n);
	const versions = [...kills.values()], old = versions.filter(v => v === before.version).length,
		made = versions.filter(v => v === after.version).length;
	console.log(`# ${old + made} kills: ${old} old books, ${made} new ones`);
	assert.ok(old > 20 && made > 5, `${old} old books, ${made} new ones`);
	fs.rmSync(own, { recursive: true });
});

// The same eyes on a program that would write table after table.
test('a book that is half brought up to date is found out', () => {
	const own = folder(), file = oldBook(path.join(own, 'half')), before = state(file);

	sql(file, 'CREATE TABLE interest (id INTEGER PRIMARY KEY); PRAGMA user_version = 1;');
	assert.notDeepEqual(state(file), before);
	fs.rmSync(own, { recursive: true });
});

// With version 2, which had no usual gap yet: that is worked out from everybody's visits.
function manyVisits(dir, people, visits) {
	const rows = (n, what) => `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
		WHERE i < ${n}) INSERT INTO ${what} FROM n;`;

	fs.mkdirSync(dir);
	sql(path.join(dir, 'regulars.db'), `BEGIN;
		${fs.readFileSync(path.join(root, 'tests/books/2.sql'), 'utf8')}
		INSERT INTO staff VALUES (1, 'Theo', 'theo', 'owner', 'x', 0, 0, 1, NULL);
		${rows(people, `person (id, call_name, since_year, created_by, created_at, created_day,
			name, sort_name) SELECT i, 'P', 2019, 1, 1, 1, 'P', 'p'`)}
		${rows(visits, `visit (id, staff_id, channel, at, day) SELECT i, 1, 'shop', i * 3600, i / 24`)}
		INSERT INTO visit_person SELECT id, 1 + id % ${people}, at, 0 FROM visit;
		COMMIT; PRAGMA journal_mode = WAL;`);
}

test('four times the book takes about four times as long', () => {
	const own = folder();
	const seconds = (people, visits) => {
		const dir = path.join(own, String(people));

		manyVisits(dir, people, visits);
		const from = process.hrtime.bigint();
		migrate(dir);
		return Number(process.hrtime.bigint() - from) / 1e9;
	};
	const small = seconds(1000, 10000), large = seconds(4000, 40000);

	console.log(`# ${small.toFixed(2)} s, and ${large.toFixed(2)} s`);
	assert.ok(large < 8 * small, `${small} s became ${large} s`);
	fs.rmSync(own, { recursive: true });
});
