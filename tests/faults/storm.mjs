// What the fault tests share: a small book, tablets that save visits in it, and the
// comparison of what was answered with what is in the book.

import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { client, hidden, root, signIn } from '../server.mjs';

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
export const random = n => crypto.randomInt(Math.max(1, Math.ceil(n)));

// A book with so many people; `team` is who may sign in with what.
export function makeBook(dir, people) {
	execFileSync(path.join(root, 'build/mkbench'), [dir, String(people), String(people * 2)],
		{ stdio: 'pipe' });
	const lines = fs.readFileSync(path.join(dir, 'sign-in.txt'), 'utf8').trim().split('\n');
	const team = lines.map(line => {
		const [, name, secret] = line.match(/^(.*?)(?: \(owner\))?: (?:PIN|passphrase) (.*)$/);
		return { name, secret };
	});

	return { dir, people, team, before: sql(dir, 'SELECT count(*) AS n FROM visit')[0].n };
}

export function sql(dir, text) {
	const out = execFileSync('sqlite3', ['-batch', '-json', path.join(dir, 'regulars.db')],
		{ input: `.timeout 10000\n${text};`, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });

	return out.trim() ? JSON.parse(out) : [];
}

// The program's master, which starts the workers, and those that live now.
export function masterOf(shop) {
	const programs = shop.processes().filter(p => p.name === 'regulars.fcgi');

	return programs.find(p => !programs.some(q => q.pid === p.parent)).pid;
}

export function workersOf(master) {
	const children = fs.readFileSync(`/proc/${master}/task/${master}/children`, 'utf8');

	return children.split(' ').filter(Boolean).map(Number);
}

// A tablet at which this one of the team has signed in.
export async function tablet(shop, { name, secret }) {
	const browser = client(shop.url);

	await signIn(browser, name, secret);
	// A program that commits too late may not know yet that somebody has signed in.
	for (let tries = 50; tries > 0; tries--, await pause(20)) {
		const { token } = hidden(await browser.get('/visits/new'), '/visits/new');

		if (token)
			return { ...browser, token, name };
	}
	throw new Error(`${name} has signed in and gets no form`);
}

// Another tablet with the same sign-in: a connection of its own.
export function twin(shop, of) {
	const browser = client(shop.url);

	for (const [name, value] of of.jar)
		browser.jar.set(name, value);
	return { ...browser, token: of.token, name: of.name };
}

// A visit of somebody at random, at which was learned what no other visit teaches: in
// letters only, as digits may look like the number of a payment card.
export function newVisit(people, changes = {}) {
	const person = 1 + random(people);
	const card = crypto.randomUUID().replace(/\d/g, digit => 'ghijklmnop'[digit]);

	return { key: crypto.randomBytes(16).toString('base64url'), person, happened: 'usual',
		channel: 'shop', learned_new: `Keeps the card ${card}`,
		about_new: person, source_new: 'told', act: 'save', ...changes };
}

export function save(tablet, visit) {
	const body = new URLSearchParams({ token: tablet.token, ...visit }).toString();

	return tablet.raw('POST', '/visits/new', {
		'content-type': 'application/x-www-form-urlencoded',
		'content-length': Buffer.byteLength(body),
		origin: tablet.url, 'sec-fetch-site': 'same-origin',
	}, body);
}

export const savedId = answer => Number(answer.headers.location?.match(/\?saved=(\d+)$/)?.[1]);

// What tablets were told: the visits that got an answer, by what was learned.
export class Answered extends Map {
	add(visit, answer) {
		this.set(visit.learned_new, { person: visit.person, id: savedId(answer) });
	}
}

function end(pid) {
	try {
		return process.kill(pid, 'SIGKILL') ? 1 : 0;
	} catch (error) {
		if (error.code === 'ESRCH')
			return 0;
		throw error;
	}
}

// Tablets save, workers die.  A visit that comes back as 502, or not at all, is sent
// again as it was until it is answered.
export async function storm(shop, book, tablets, { visits, kills }) {
	const master = masterOf(shop), answered = new Answered();
	const count = { kills: 0, torn: 0, refused: [] };
	const over = () => answered.size >= visits && count.kills >= kills;

	async function write(tablet) {
		while (!over()) {
			const visit = newVisit(book.people);

			for (let answer; ;) {
				answer = await save(tablet, visit).catch(() => ({ status: 502 }));
				if (answer.status === 303) {
					answered.add(visit, answer);
					break;
				}
				if (answer.status !== 502)
					count.refused.push(`${answer.status}\n${answer.text}`);
				count.torn++;
				if (count.refused.length > 10)
					return;
			}
		}
	}
	async function kill() {
		let next = 0;

		// A moment after some visits, and not after some time: a slow machine has as many.
		while (!over() && count.refused.length === 0) {
			await pause(random(10));
			if (answered.size < Math.min(next, visits))
				continue;
			next = answered.size + 1 + random(1.5 * visits / kills);
			const workers = workersOf(master), any = random(workers.length);
			// Now and then all of them, so that the next one finds a book to recover.
			for (const pid of random(5) ? workers.slice(any, any + 1) : workers)
				count.kills += end(pid);
		}
	}
	await Promise.all([...tablets.map(write), kill()]);
	return { answered, ...count };
}

// Where the lists of people and what is kept beside visits and facts differ from what
// they are derived from.
const recount = `
WITH level (letters) AS (VALUES (1), (3), (6)),
customer AS (SELECT * FROM person WHERE kind = 'customer'),
truth (list, bucket, n) AS (
	SELECT kind || letters, substr(sort_name, 1, letters), count(*) FROM person, level
		GROUP BY 1, 2
	UNION ALL SELECT 'little' || letters, substr(sort_name, 1, letters), count(*)
		FROM customer, level WHERE facts < 2 GROUP BY 1, 2
	UNION ALL SELECT 'trust' || trust || ' ' || letters, substr(sort_name, 1, letters),
		count(*) FROM customer, level GROUP BY 1, 2
	UNION ALL SELECT 'new', created_day, count(*) FROM customer GROUP BY 2
	UNION ALL SELECT 'seen', last_day, count(*) FROM customer WHERE last_day > 0 GROUP BY 2
	UNION ALL SELECT 'visits', day, count(*) FROM visit GROUP BY 2
	UNION ALL SELECT 'taught', day, count(*) FROM visit v WHERE EXISTS
		(SELECT 1 FROM standing WHERE visit_id = v.id) GROUP BY 2
	UNION ALL SELECT 'learned', learned_day, count(*) FROM standing GROUP BY 2
	UNION ALL SELECT 'used', learned_day, count(*) FROM standing WHERE used_at > 0 GROUP BY 2
	UNION ALL SELECT 'gaps', gap_rank, count(*) FROM customer WHERE gap_rank > 0 GROUP BY 2
	UNION ALL SELECT 'late', late_day, count(*) FROM customer WHERE late_day > 0 GROUP BY 2
	UNION ALL SELECT * FROM (SELECT 'total', 'regular', count(*) AS n FROM customer
		WHERE coalesce(regular_hand, visits >= 5)) WHERE n > 0
	UNION ALL SELECT * FROM (SELECT 'total', 'known', count(*) AS n FROM customer
		WHERE coalesce(regular_hand, visits >= 5) AND gaps = 0) WHERE n > 0
	UNION ALL SELECT 'served ' || staff_id, last_day, count(*) FROM served GROUP BY 1, 2
	UNION ALL SELECT 'total', 'served ' || staff_id, count(*) FROM served GROUP BY 2),
came (person_id, staff_id, at, day) AS (
	SELECT x.person_id, v.staff_id, v.at, v.day FROM visit v
		JOIN visit_person x ON x.visit_id = v.id WHERE v.channel = 'shop')
SELECT 'tally' AS what, list || ' ' || bucket AS at FROM
	(SELECT list, bucket, n FROM tally WHERE n <> 0 EXCEPT SELECT * FROM truth)
UNION ALL SELECT 'tally', list || ' ' || bucket FROM
	(SELECT * FROM truth EXCEPT SELECT list, bucket, n FROM tally)
UNION ALL SELECT 'person', id FROM person p WHERE
	(visits, last_visit, last_day) IS NOT (SELECT count(*), coalesce(max(at), 0),
		coalesce(max(day), 0) FROM came WHERE person_id = p.id)
	OR (facts, last_fact_at) IS NOT (SELECT count(*), coalesce(max(learned_at), 0)
		FROM standing WHERE person_id = p.id)
UNION ALL SELECT 'served', person_id FROM served s WHERE
	(visits, last_at, last_day) IS NOT (SELECT count(*), max(at), max(day) FROM came
		WHERE person_id = s.person_id AND staff_id = s.staff_id)
UNION ALL SELECT 'word', word FROM word w JOIN person p ON p.id = w.person_id
	WHERE w.last_visit <> p.last_visit LIMIT 20`;

// Empty lists when each answered visit is in the book once, with its person and its
// fact, nothing else is, and the book is whole.  The shop must be closed.
export function compare(book, answered) {
	const rows = sql(book.dir, `SELECT v.id, x.person_id AS person, f.text, f.person_id AS about,
		(SELECT count(*) FROM fact_text WHERE fact_text MATCH
			'"' || coalesce(f.text, '-') || '"') AS found
		FROM visit v LEFT JOIN visit_person x ON x.visit_id = v.id
		LEFT JOIN fact f ON f.visit_id = v.id
		WHERE f.text LIKE 'Keeps the card %' OR f.id IS NULL AND v.id > ${book.before}`);
	const seen = new Map();

	for (const row of rows)
		seen.set(row.text, [...seen.get(row.text) ?? [], row]);
	const texts = [...answered.keys()];
	const fits = ({ person, id }, row) => row.person === person && row.about === person &&
		row.id === id && row.found === 1;

	return {
		lost: texts.filter(text => !seen.has(text)),
		doubled: texts.filter(text => seen.get(text)?.length > 1),
		changed: texts.filter(text => seen.get(text)?.length === 1 &&
			!fits(answered.get(text), seen.get(text)[0])),
		unasked: [...seen.keys()].filter(text => !answered.has(text)),
		...whole(book.dir),
	};
}

// Who has which bit, by the pages of bits and by the numbers that they are made of; and how many
// have it.  What is a word needs the program to be compared: tests/unit/recount.c does.
function bits(dir) {
	const set = new Map(), wrong = [];

	for (const { kind, key, people, first, page } of sql(dir, `SELECT t.kind, t.key, t.people,
		b.place % 65536 * 32000 AS first, hex(b.page) AS page FROM trait t
		LEFT JOIN bits b ON b.place BETWEEN t.id * 65536 AND t.id * 65536 + 65535`)) {
		const name = `${kind} ${key}`, bytes = Buffer.from(page ?? '', 'hex');
		const have = set.get(name) ?? { people, ids: new Set() };

		set.set(name, have);
		bytes.forEach((byte, i) => {
			for (let bit = 0; bit < 8; bit++)
				if (byte >> bit & 1)
					have.ids.add(first + i * 8 + bit);
		});
	}
	for (const [name, { people, ids }] of set)
		if (people !== ids.size)
			wrong.push({ what: 'bits', at: `${name}: ${people}, not ${ids.size}` });
	for (const { name, id } of sql(dir, `SELECT n.kind || ' ' || s.value AS name, n.person_id AS id
		FROM person_number n, generate_series(0, 15) s WHERE n.n >> s.value & 1`))
		if (!set.get(name)?.ids.delete(id))
			wrong.push({ what: 'bits', at: `${name} of ${id} is not set` });
	const numbers = sql(dir, 'SELECT DISTINCT kind FROM person_number').map(r => r.kind);
	for (const [name, { ids }] of set)
		if (ids.size && numbers.includes(name.replace(/ \d+$/, '')))
			wrong.push({ what: 'bits', at: `${name} of ${[...ids]} is set` });
	return wrong;
}

// What SQLite and the book's own rules say against it.
export function whole(dir) {
	const damage = sql(dir, 'PRAGMA integrity_check').filter(r => r.integrity_check !== 'ok');
	const words = sql(dir, `SELECT 'not found' AS why, id FROM (SELECT id FROM standing EXCEPT
		SELECT rowid FROM fact_text) UNION ALL SELECT 'found, but gone', rowid FROM
		(SELECT rowid FROM fact_text EXCEPT SELECT id FROM standing) LIMIT 20`);

	try {
		sql(dir, `INSERT INTO fact_text (fact_text) VALUES ('integrity-check')`);
	} catch (error) {
		words.push({ why: error.message });
	}
	return { damage, words, keys: sql(dir, 'PRAGMA foreign_key_check'), counts: [...sql(dir, recount), ...bits(dir)] };
}

export const nothing = { lost: [], doubled: [], changed: [], unasked: [], damage: [], words: [],
	keys: [], counts: [] };
