// make bench: what a page costs on a book of 100,000 people, 1,000,000 visits and as many
// facts, behind the real nginx, and whether it costs more than in a book of 1,000 people.
// README.md beside this says how to read the table.

import { execFileSync, spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { client, family, freePort, hidden, root, signIn, start } from '../server.mjs';
import { Asker, firstVisit, measure, median, pause, privateMemory, quantile, ready }
	from './meter.mjs';

const PEOPLE = 100000, VISITS = 1000000, SMALL = 100;	// the small book is that much smaller
const GROWS = 1.3;	// a page of the large book may cost so many times that of the small one
const WINDOWS = 20, WINDOW = 50, SINGLES = 400;
const NOW = '2026-10-14T13:20';	// a Wednesday, early afternoon
const CALENDAR = 'a-calendar-to-measure-on-with-2000-moments_';	// as cgi/tools/bench_everyday.h
const KB = 1024;
const large = path.resolve(process.env.BENCH_BOOK || path.join(root, 'build/bench-book'));
const small = `${large}.small`;
const QUIET = 0.080;	// milliseconds that the hello costs on a machine that does nothing else
const missed = [];

// The same numbers each time: what differs between two runs is the program.
let state = 1831;
function random(n) {
	state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
	return Math.floor(state / 2 ** 32 * n);
}
const any = list => list[random(list.length)];

function sql(folder, text) {
	const out = execFileSync('sqlite3', ['-readonly', '-batch', '-json',
		path.join(folder, 'regulars.db'), text], { encoding: 'utf8', maxBuffer: 1 << 28 });

	return JSON.parse(out);
}

// What decides what is in the book: when it changes, the book is made anew.
function recipe(people, visits) {
	const hash = crypto.createHash('sha256');

	for (const name of ['db/schema.sql', 'cgi/tools/mkbench.c', 'cgi/tools/bench_everyday.c',
		'cgi/tools/bench_deciding.c', 'cgi/tools/invent.c', 'cgi/lib/text.c'])
		hash.update(fs.readFileSync(path.join(root, name)));
	return `${people} ${visits} ${NOW} ${hash.digest('hex')}\n`;
}

function makeBook(folder, people, visits) {
	const note = path.join(folder, 'recipe.txt');

	if (fs.existsSync(note) && fs.readFileSync(note, 'utf8') === recipe(people, visits))
		return;
	console.log(`Making a book of ${people} people and ${visits} visits in ${folder}.`);
	for (const name of ['regulars.db', 'regulars.db-wal', 'regulars.db-shm', 'sign-in.txt',
		'recipe.txt'])
		fs.rmSync(path.join(folder, name), { force: true });
	execFileSync(path.join(root, 'build/mkbench'), [folder, people, visits].map(String),
		{ stdio: 'inherit', env: { ...process.env, REGULARS_NOW: String(NOW) } });
	fs.writeFileSync(note, recipe(people, visits));
}

// The saves of a run must not change the book of the next one.
function copyBook(folder, dir) {
	fs.mkdirSync(dir, { recursive: true });
	fs.copyFileSync(path.join(folder, 'regulars.db'), path.join(dir, 'regulars.db'),
		fs.constants.COPYFILE_FICLONE);
}

// Where the files of this run lie, as nginx was told.
function folderOf(shop) {
	return shop.processes().find(p => p.name === 'nginx').command.match(/ -p (\S+)/)[1];
}

// The hello behind an nginx of its own, with the same configuration.
async function startHello(dir, shop) {
	const port = await freePort(), socket = path.join(dir, 'regulars.sock');
	const binary = path.join(dir, 'hello');
	const from = folderOf(shop);
	const run = (...command) => spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command],
		{ stdio: 'inherit', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });

	execFileSync('cc', ['-O2', '-Wall', '-o', binary, path.join(root, 'tests/bench/hello.c'),
		'-lfcgi'], { stdio: 'inherit' });
	fs.mkdirSync(path.join(dir, 'temp'));
	fs.cpSync(path.join(from, 'pages'), path.join(dir, 'pages'), { recursive: true });
	fs.writeFileSync(path.join(dir, 'nginx.conf'), fs.readFileSync(path.join(from, 'nginx.conf'),
		'utf8').replaceAll(from, dir).replaceAll(`:${shop.port}`, `:${port}`));
	const hello = run(binary, socket);
	while (!fs.existsSync(socket))
		await pause(10);
	const nginx = run('nginx', '-p', dir, '-c', path.join(dir, 'nginx.conf'), '-e', 'stderr');
	for (let up = false; !up && nginx.exitCode === null; await pause(20))
		up = await fetch(`http://127.0.0.1:${port}/`).then(r => r.ok, () => false);
	return { port, nginx: family(nginx.pid).map(p => p.pid),
		workers: [hello.pid, ...family(hello.pid).map(p => p.pid)],
		stop: () => [nginx, hello].forEach(child => child.kill()) };
}

// 12 KB as our pages are made of, served by nginx alone.
function putStatic(shop) {
	const text = fs.readdirSync(path.join(root, 'templates')).filter(n => n.endsWith('.html'))
		.map(n => fs.readFileSync(path.join(root, 'templates', n), 'utf8')).join('');
	const file = path.join(folderOf(shop), 'static/bench.html');

	fs.writeFileSync(file, text.slice(0, 12 * KB), { mode: 0o644 });
	fs.chmodSync(file, 0o644);
}

// Prefixes of so many letters of random words of random people.
function prefixes(folder, people) {
	const ids = Array.from({ length: 4000 }, () => 1 + random(people));
	const words = sql(folder, `SELECT person_id AS id, group_concat(word, ' ') AS words FROM word
		WHERE person_id IN (${ids}) GROUP BY person_id`).map(r => r.words.split(' '));

	return letters => {
		for (;;) {
			const word = [...any(any(words))];

			if (word.length >= letters)
				return word.slice(0, letters).join('');
		}
	};
}

// Words of people with two letters changed over, as a hurried finger does.
function mistyped(folder, people) {
	const ids = Array.from({ length: 500 }, () => 1 + random(people));
	const words = sql(folder, `SELECT DISTINCT word FROM word WHERE person_id IN (${ids})
		AND length(word) >= 5 AND word NOT GLOB '*[0-9]*'`).map(r => r.word);

	return () => {
		const word = any(words), at = 1 + random(word.length - 2);
		return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
	};
}

const cookies = browser => [...browser.jar].map(([n, v]) => `${n}=${v}`).join('; ');

async function pageList(shop, hello, browser, owner, folder, people) {
	const cookie = cookies(browser);
	const { token } = hidden(await browser.get('/visits/new'), '/visits/new');
	const programs = shop.processes().filter(p => p.name === 'regulars.fcgi');
	const master = programs.find(p => !programs.some(q => q.pid === p.parent)).pid;
	const nginx = shop.processes().filter(p => p.name === 'nginx');
	const front = { nginx: nginx.filter(p => nginx.some(q => q.pid === p.parent)).map(p => p.pid),
		workers: programs.filter(p => p.parent === master).map(p => p.pid),
		asker: new Asker(shop.port, cookie) };
	const owned = { ...front, asker: new Asker(shop.port, cookies(owner)) };
	const list = await browser.get('/people'), filters = {};
	const prefix = prefixes(folder, people), wrong = mistyped(folder, people);
	const homes = sql(folder, 'SELECT DISTINCT household_id AS id FROM person WHERE household_id '
		+ 'IS NOT NULL LIMIT 400').map(r => r.id);
	const interests = sql(folder, 'SELECT id FROM interest').map(r => r.id);
	const gaps = sql(folder, 'SELECT count(*) AS n FROM person WHERE gap_rank > 0')[0].n;
	const save = more => () => ({ path: '/visits/new', method: 'POST', expect: 303,
		headers: { origin: shop.url },
		body: new URLSearchParams({ token, key: crypto.randomBytes(16).toString('base64url'),
			person: 1 + random(people), happened: 'usual', channel: 'shop', act: 'save',
			...more() }).toString() });

	for (const [, name, count] of list.text.matchAll(
		/\?filter=(\w+)"[^>]*>[^<]*<span class="count">(\d+)</g))
		filters[name] = Math.max(1, Math.ceil(count / 50));
	return [
		{ name: 'nginx: a static file of 12 KB', ...front,
			next: () => ({ path: '/static/bench.html' }) },
		{ name: 'a bare FastCGI hello', ...hello, asker: new Asker(hello.port, cookie),
			next: () => ({ path: '/' }) },
		{ name: 'people, 50 of them', floor: 0.5, ...front, next: () => {
			const filter = any(Object.keys(filters));
			return { path: `/people?filter=${filter}&page=${1 + random(filters[filter])}` };
		} },
		{ name: 'the page of a person', floor: 1.5, ...front,
			next: () => ({ path: `/people/${1 + random(people)}` }) },
		{ name: 'the page of a regular', floor: 1.5, ...front,
			next: () => ({ path: `/people/${1 + 5 * random(people / 5)}` }) },
		{ name: 'four people together', floor: 2, ...front, next: () => ({ path: '/together?' +
			[1, 2, 3, 4].map(() => `person=${1 + 5 * random(people / 5)}`).join('&') }) },
		{ name: 'a family', ...front, next: () => ({ path: `/households/${any(homes)}` }) },
		{ name: 'an interest', floor: 1, ...front,
			next: () => ({ path: `/interests/${any(interests)}` }) },
		{ name: 'regulars with gaps', floor: 2, ...front, next: () => ({
			path: `/people?filter=gaps&page=${1 + random(Math.ceil(gaps / 50))}` }) },
		{ name: 'search, mistyped', floor: 1, worst: 5, ...front, next: () => ({
			path: `/search?q=${encodeURIComponent(wrong())}`,
			headers: { 'hx-request': 'true', 'hx-target': 'results' } }) },
		...[2, 3, 4, 5].map(letters => ({ name: `search, ${letters} letters`, floor: 1, worst: 5,
			...front, next: () => ({ path: `/search?q=${encodeURIComponent(prefix(letters))}`,
				headers: { 'hx-request': 'true', 'hx-target': 'results' } }) })),
		{ name: 'Today', floor: 3, fills: true, ...front, next: () => ({ path: '/' }) },
		{ name: 'a list of Today', floor: 3, fills: true, ...front, next: () => ({
			path: `/today/${any(['promised', 'missed', 'thanks', 'birthdays'])}` +
				`?page=${1 + random(people > 10000 ? 20 : 1)}` }) },
		{ name: '50 to prepare', floor: 0.5, ...front, next: () => ({ path: '/preparation' }) },
		{ name: 'a month of moments', floor: 3, fills: true, ...front, next: () => ({
			path: `/moments?month=2027-${String(1 + random(12)).padStart(2, '0')}` }) },
		{ name: 'a day of moments', floor: 3, fills: true, ...front, next: () => ({
			path: `/moments?day=2027-03-${10 + random(20)}` }) },
		{ name: 'moments of a person', floor: 3, ...front,
			next: () => ({ path: `/people/${1 + random(people)}/moments` }) },
		{ name: 'a calendar of 2,000', floor: 10, fills: true, ...front,
			next: () => ({ path: `/moments.ics?key=${CALENDAR}` }) },
		// Whoever is counted is counted by pages of 32,000 people, of which a larger book has more.
		{ name: 'a segment that is written', floor: 10, fills: true, ...owned,
			next: () => ({ path: `/segments/${1 + random(20)}/change` }) },
		{ name: 'a segment and 19 others', floor: 50, fills: true, ...owned,
			next: () => ({ path: `/segments/${1 + random(20)}` }) },
		{ name: 'the board', floor: 1, ...front, next: () => ({ path: '/avatars' }) },
		{ name: 'an avatar', ...front, next: () => ({ path: `/avatars/${1 + random(12)}` }) },
		{ name: 'save a visit', floor: 1, ...front, next: save(() => ({})) },
		{ name: 'save a visit and a fact', floor: 1, ...front, next: save(() => ({
			learned_new: `Asks for table ${random(1e6)}`, about_new: 'all', source_new: 'told' })) },
		{ name: 'save all of a visit', floor: 1.5, ...front, next: save(() => ({
			learned_new: `Asks for table ${random(1e6)}`, about_new: 'all', source_new: 'told',
			kind_new: 'loves', promised: `The recipe ${random(1e6)}`, promised_due: 'week',
			gift_way: 'in', gift: `Plums, ${random(100)} of them`, knew: 'knew',
			bothered_new: `Draught at table ${random(1e6)}`, try_next: `Tea ${random(1e6)}` })) },
	];
}

// Every page in turn, again and again, so that a busy moment of the machine meets all.
async function run(pages) {
	for (const page of pages)
		Object.assign(page, { windows: [], plain: [], singles: [] });
	for (let i = -1; i < WINDOWS; i++)
		for (const page of pages) {
			const window = await measure(page, WINDOW);

			if (i >= 0)
				page.windows.push(window);
			if (i >= 0 && i % 4 === 0)
				page.plain.push(await measure(page, WINDOW, false));
			for (let n = 0; i >= 0 && n < SINGLES / WINDOWS; n++)
				page.singles.push((await measure(page, 1)).both);
		}
}

const ms = x => x.toFixed(3), of = (list, key) => median(list.map(w => w[key]));

function judge(what, value, floor, unit) {
	const ok = value <= floor;

	if (!ok)
		missed.push(`${what}: ${value.toFixed(2)} ${unit}, the floor is ${floor}`);
	return ok ? 'ok' : 'MISSED';
}

// What each page costs in the large book, as a multiple of the same in the small one.  A
// busy moment only ever adds, so the quietest tenth of the windows is compared.  What shows
// no more than so many of all people is not full in a small book: its floor is enough.
function compare(pages, others) {
	const least = page => quantile(page.windows.map(w => w.both), 0.1);

	console.log('As a multiple of the same page in a book of 1,000 people:');
	for (const page of pages) {
		const other = others.find(o => o.name === page.name);
		const ratio = other && least(page) / least(other);

		if (ratio)
			console.log(`  ${page.name.padEnd(24)} ${ratio.toFixed(2)} ` +
				(/^save/.test(page.name) ? '' : page.fills ? 'not full in the small one'
					: judge(`${page.name}, grows`, ratio, GROWS, 'times')));
	}
	console.log();
}

function table(pages) {
	const [file, hello] = pages.map(p => of(p.windows, 'both'));
	const slow = Math.max(1, hello / QUIET);
	const rows = [['', 'floor', 'both', '', 'nginx', 'program', 'p99', 'no gzip', 'x file',
		'x hello', 'wall', 'p99', 'bytes', 'no gzip']];

	for (const page of pages) {
		const both = of(page.windows, 'both'), worst = quantile(page.singles, 0.99);
		const walls = page.windows.flatMap(w => w.walls);
		const verdicts = [page.floor && judge(page.name, both / slow, page.floor, 'ms'),
			page.worst && judge(`${page.name}, p99`, worst / slow, page.worst, 'ms')].filter(Boolean);

		rows.push([page.name, page.floor ? `${page.floor}${page.worst ? `, p99 ${page.worst}` : ''}` : '',
			ms(both), verdicts.includes('MISSED') ? 'MISSED' : verdicts[0] ?? '',
			ms(of(page.windows, 'nginx')), ms(of(page.windows, 'workers')), ms(worst),
			ms(of(page.plain, 'both')), (both / file).toFixed(1), (both / hello).toFixed(1),
			ms(median(walls)), ms(quantile(walls, 0.99)),
			String(median(page.windows.flatMap(w => w.bytes))),
			String(median(page.plain.flatMap(w => w.bytes)))]);
	}
	const wide = rows[0].map((_, i) => Math.max(...rows.map(r => r[i].length)));
	console.log('\nMilliseconds of processor a page (medians of ' +
		`${WINDOWS} windows of ${WINDOW} requests), then of the clock, then bytes.\n` +
		`The machine is ${slow.toFixed(1)} times as slow now as a quiet one, whose hello costs ` +
		`${QUIET} ms: by so much a floor is higher.\n`);
	for (const row of rows)
		console.log(row.map((cell, i) => i ? cell.padStart(wide[i]) : cell.padEnd(wide[i])).join('  '));
	console.log();
}

function say(what, value, floor, unit) {
	console.log(`${what}: ${value.toFixed(1)} ${unit} (floor ${floor}) ` +
		judge(what, value, floor, unit));
}

async function weigh(shop, pages, browser) {
	const cookie = pages[0].asker.cookie, asker = pages[0].asker;
	const paths = ['/', '/visits', '/people/new', '/visits/new?person=1', '/search?q=an',
		...Array.from({ length: 100 }, () => `/people/${1 + random(PEOPLE)}`), '/interests/1',
		...[1, 501, 1001].flatMap(id => [`/people/${id}`, `/people/${id}/facts`,
			`/visits?person=${id}`, `/people/${id}/change`]),
		...pages[2].windows.slice(0, 20).map(() => pages[2].next().path)];
	let heaviest = { bytes: 0 };

	for (const at of paths) {
		const { bytes } = await asker.ask({ path: at });
		if (bytes > heaviest.bytes)
			heaviest = { bytes, at };
	}
	for (const [name, with_] of [['sign-in', ''], ['Today', cookie]]) {
		const first = await firstVisit(`${shop.url}/`, with_);
		say(`first visit, ${name}: bytes`, first.bytes / KB, 350, 'KB');
		say(`first visit, ${name}: requests`, first.requests, 12, 'requests');
	}
	say(`the heaviest of ${paths.length} later pages (${heaviest.at}), compressed`,
		heaviest.bytes / KB, 25, 'KB');
}

// Of the small book one whose people reach to a million, with as many bits as such people have.
async function million(dir) {
	copyBook(small, dir);
	const book = path.join(dir, 'regulars.db'), out = text => execFileSync('sqlite3', [book, text],
		{ encoding: 'utf8' });
	const triggers = out("SELECT name FROM sqlite_master WHERE type = 'trigger'").trim().split('\n');

	out(triggers.map(name => `DROP TRIGGER ${name};`).join('') + `
		UPDATE OR REPLACE person SET id = 1000000 WHERE id = (SELECT max(id) FROM person);
		INSERT OR REPLACE INTO bits SELECT t.id * 65536 + s.value, randomblob(4000)
			FROM trait t, generate_series(0, 31) s;`);
	const shop = await start({ dir, now: NOW, env: { REGULARS_LOG: undefined } });
	const owner = client(shop.url);
	const [, name, phrase] = fs.readFileSync(path.join(small, 'sign-in.txt'), 'utf8')
		.match(/^(.+) \(owner\): passphrase (.+)$/m);

	await signIn(owner, name, phrase);
	const programs = shop.processes().filter(p => p.name === 'regulars.fcgi');
	const master = programs.find(p => !programs.some(q => q.pid === p.parent)).pid;
	const page = { nginx: [], workers: programs.filter(p => p.parent === master).map(p => p.pid),
		asker: new Asker(shop.port, cookies(owner)),
		next: () => ({ path: `/segments/${1 + random(20)}/change` }) };
	const windows = [];
	for (let i = 0; i < 10; i++)
		windows.push(await measure(page, WINDOW / 5));
	await shop.close();
	return of(windows, 'workers');
}

async function main() {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'regulars-bench.'));
	const copy = `${large}.run`, lesser = `${small}.run`, most = `${small}.million`;

	process.on('exit', () => [dir, copy, lesser, most].forEach(d => fs.rmSync(d, { recursive: true, force: true })));
	fs.chmodSync(dir, 0o711);
	makeBook(large, PEOPLE, VISITS);
	makeBook(small, PEOPLE / SMALL, VISITS / SMALL);
	copyBook(large, copy);
	copyBook(small, lesser);
	const starts = [];
	for (let i = 0; i < 11; i++)
		starts.push(await ready(copy, path.join(dir, 'ready.sock')));

	const shop = await start({ dir: copy, now: NOW, env: { REGULARS_LOG: undefined } });
	const other = await start({ dir: lesser, now: NOW, env: { REGULARS_LOG: undefined } });
	putStatic(shop);
	const hello = await startHello(dir, shop);
	const browser = client(shop.url);
	const [, name, secret] = fs.readFileSync(path.join(large, 'sign-in.txt'), 'utf8')
		.match(/^(.+): PIN (\d+)$/m);
	await signIn(browser, name, secret);
	const [, owner, phrase] = fs.readFileSync(path.join(large, 'sign-in.txt'), 'utf8')
		.match(/^(.+) \(owner\): passphrase (.+)$/m);
	const home = client(shop.url), secondHome = client(other.url);
	await signIn(home, owner, phrase);
	await signIn(secondHome, owner, phrase);
	const pages = await pageList(shop, hello, browser, home, large, PEOPLE);
	const second = client(other.url);
	await signIn(second, name, secret);
	const others = (await pageList(other, hello, second, secondHome, small, PEOPLE / SMALL)).slice(2);
	await run([...pages, ...others]);
	table(pages);
	compare(pages, others);
	say('memory of a worker\'s own', Math.max(...pages[2].workers.map(pid =>
		privateMemory(pid, copy))), 20, 'MB');
	say('ready after (program alone, first answer by FastCGI)', median(starts), 100, 'ms');
	const slow = Math.max(1, of(pages[1].windows, 'both') / QUIET);
	say('a segment that is written, of 1,000,000 people', await million(most) / slow, 50, 'ms');
	await weigh(shop, pages, browser);
	hello.stop();
	await other.close();
	await shop.close();
	for (const line of missed)
		console.log(`missed: ${line}`);
	process.exit(missed.length ? 1 : 0);
}

await main();
