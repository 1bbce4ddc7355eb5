// deploy/run: what it says, what it refuses, and that it leaves nothing behind.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import { certificate, client, family, folder, freePort, launch, root, start }
	from '../server.mjs';

const asRoot = process.getuid() === 0;
const scratch = folder();

after(() => fs.rmSync(scratch, { recursive: true, force: true }));

const exists = pid => fs.existsSync(`/proc/${pid}`);

async function until(what, ms = 10000) {
	for (const end = Date.now() + ms; !what();) {
		assert.ok(Date.now() < end, `waited in vain until ${what}`);
		await new Promise(resolve => setTimeout(resolve, 20));
	}
}

// The folder of a run, which nginx was started with.
function folderOf(processes) {
	return processes.find(p => p.name === 'nginx').command.match(/ -p (\S+)/)[1];
}

// Starts a run that must say no, in one sentence, and hands back that sentence.
async function refused(env) {
	const run = launch({ PORT: String(await freePort()), DEMO: '0',
		BOOK: path.join(scratch, 'refused'), ...env });

	await run.ends();
	assert.equal(run.code, 1, run.log());
	return run.log();
}

async function refusedInOneSentence(env, pattern) {
	const said = await refused(env);

	assert.match(said, pattern);
	assert.equal(said.trimEnd().split('\n').length, 1, said);
	assert.match(said, /[a-z].*\.\n$/);
}

// Another place with everything that a run needs, for another user or a closed folder.
function clone(owner) {
	const to = fs.mkdtempSync(path.join(scratch, 'clone.'));

	for (const part of ['deploy', 'static', 'templates', 'db/demo', 'build/regulars.fcgi',
		'build/mkdemo'])
		fs.cpSync(path.join(root, part), path.join(to, part),
			{ recursive: true, filter: from => !from.includes('node_modules') });
	if (owner)
		execFileSync('chown', ['-R', owner, to]);
	fs.chmodSync(to, 0o700);
	return to;
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
	test(`${signal} leaves no process, no socket and no folder behind`, async () => {
		const shop = await start();
		const processes = shop.processes();
		const dir = folderOf(processes);

		assert.ok(fs.existsSync(path.join(dir, 'regulars.sock')));
		assert.ok(processes.some(p => p.name === 'regulars.fcgi'));
		shop.run.kill(signal);
		assert.equal(await shop.run.ends(), 0, shop.log());
		assert.deepEqual(processes.filter(p => exists(p.pid)).map(p => p.name), []);
		assert.ok(!fs.existsSync(dir));
		await shop.close();
	});

test('Ctrl-C in a terminal is a good end', async () => {
	const env = { PORT: String(await freePort()), DEMO: '0', BOOK: path.join(scratch, 'tty'),
		SHELL: '/bin/sh' };
	const run = launch(env, ['sh', '-c',
		'{ while [ ! -e "$BOOK.stop" ]; do sleep 0.1; done; printf "\\003"; sleep 1; } |' +
		` script -qefc "exec '${path.join(root, 'deploy/run')}'" /dev/null`]);

	await run.says(/Ctrl-C closes the shop/);
	const processes = family(run.pid).filter(p => /nginx|regulars/.test(p.name));
	assert.ok(processes.length >= 4);
	fs.writeFileSync(`${env.BOOK}.stop`, '');
	assert.equal(await run.ends(), 0, run.log());
	assert.doesNotMatch(run.log(), /by itself/);
	assert.deepEqual(processes.filter(p => exists(p.pid)).map(p => p.name), []);
});

test('SIGTERM while it is still starting leaves nothing behind', async () => {
	for (const ms of [60, 120, 180, 240, 300]) {
		const run = launch({ PORT: String(await freePort()), BOOK: path.join(scratch, 'early'),
			DEMO: '1' });

		await new Promise(resolve => setTimeout(resolve, ms));
		const processes = family(run.pid);
		run.kill('SIGTERM');
		await run.ends();
		assert.deepEqual(processes.filter(p => exists(p.pid)).map(p => p.name), []);
	}
});

test('a taken port is refused before anything is made', async () => {
	const server = net.createServer();
	await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
	const PORT = String(server.address().port);

	try {
		const BOOK = path.join(scratch, 'taken');

		await refusedInOneSentence({ PORT, BOOK }, /^Port \d+ is taken .*PORT=/);
		assert.ok(!fs.existsSync(BOOK));
	} finally {
		server.close();
	}
});

test('a second shop on the same port is refused, and the first goes on', async () => {
	const shop = await start();

	await refusedInOneSentence({ PORT: String(shop.port) }, /is taken/);
	const browser = client(shop.url);
	assert.equal((await browser.get('/health')).status, 200);
	browser.close();
	assert.equal(await shop.close(), 0);
});

test('what is not a port is refused', async () => {
	for (const PORT of ['0', '65536', '123456', 'http', '80;81', '-1', '8080 '])
		await refusedInOneSentence({ PORT }, /is not a port: give a number/);
});

test('an address that others can reach needs TLS', async () => {
	for (const LISTEN of ['0.0.0.0', '*', '::', '192.168.1.5', 'shop.example'])
		await refusedInOneSentence({ LISTEN }, /needs TLS: give CERT= and KEY=/);
	for (const LISTEN of ['127.0.0.1;', 'a b', '$(id)'])
		await refusedInOneSentence({ LISTEN }, /is not an address/);
});

test('a certificate that is missing, alone or foreign is refused', async () => {
	const one = fs.mkdtempSync(path.join(scratch, 'one.'));
	const two = fs.mkdtempSync(path.join(scratch, 'two.'));
	const { cert, key } = certificate(one);
	const other = certificate(two);
	const none = path.join(scratch, 'none.pem');

	await refusedInOneSentence({ CERT: none, KEY: key }, /certificate .*none\.pem cannot be read/);
	await refusedInOneSentence({ CERT: cert, KEY: none }, /key .*none\.pem cannot be read/);
	await refusedInOneSentence({ CERT: cert }, /CERT is given without KEY/);
	await refusedInOneSentence({ KEY: key }, /KEY is given without CERT/);
	assert.match(await refused({ CERT: cert, KEY: other.key }), /nginx cannot use .* with /);
});

test('with a certificate it speaks TLS 1.2 and 1.3, and asks to be kept to it', async () => {
	const shop = await start({ tls: true });
	const browser = client(shop.url, { ca: shop.ca });
	const handshake = (...options) => {
		try {
			return execFileSync('openssl', ['s_client', '-connect', `127.0.0.1:${shop.port}`,
				'-cipher', 'ALL:@SECLEVEL=0', ...options],
			{ input: '', stdio: 'pipe' }).toString();
		} catch (error) {
			return `refused ${error.stdout}`;
		}
	};

	try {
		const health = await browser.get('/health');

		assert.equal(health.status, 200);
		assert.match(health.headers['strict-transport-security'], /^max-age=31536000\b/);
		assert.match(handshake('-tls1_2'), /Cipher is ECDHE-\S*(GCM|POLY1305)/);
		assert.match(handshake('-tls1_3'), /New, TLSv1\.3/);
		assert.match(handshake('-tls1_1'), /^refused/);
		assert.match(handshake('-tls1_2', '-cipher', 'AES128-SHA:ECDHE-ECDSA-AES128-SHA'),
			/^refused/);
	} finally {
		browser.close();
		assert.equal(await shop.close(), 0);
	}
});

test('with a certificate it may listen to others', async () => {
	const { cert, key } = certificate(fs.mkdtempSync(path.join(scratch, 'tls.')));
	const run = launch({ PORT: String(await freePort()), LISTEN: '0.0.0.0', CERT: cert, KEY: key,
		BOOK: path.join(scratch, 'others'), DEMO: '0' });

	await run.says(/open at https:\/\/(?!0\.0\.0\.0)/);
	run.kill('SIGTERM');
	assert.equal(await run.ends(), 0, run.log());
});

test('an empty book is opened by a code, as long as it has no owner', async () => {
	const dir = path.join(scratch, 'a "book", with words');
	const shop = await start({ dir });

	assert.match(shop.code, /^\S{8,}$/);
	assert.match(shop.log(), new RegExp(`${shop.url}/first-run`));
	assert.ok(fs.existsSync(path.join(dir, 'regulars.db')));
	await shop.close();

	const again = await start({ dir, demo: true });
	assert.match(again.code, /^\S{8,}$/, 'a book that is there is kept, demo or not');
	assert.notEqual(again.code, shop.code);
	await again.close();
});

test('a demo book says who can sign in, and a second start keeps it', async () => {
	const dir = path.join(scratch, 'demo');
	const book = path.join(dir, 'regulars.db');
	const shop = await start({ dir, demo: true });
	const words = fs.readFileSync(path.join(dir, 'sign-in.txt'), 'utf8').trim();
	const { ino, size } = fs.statSync(book);

	assert.ok(shop.log().includes(words), shop.log());
	assert.equal(shop.code, undefined);
	await shop.close();
	assert.deepEqual(fs.readdirSync(dir).filter(n => n.startsWith('.')), []);

	const again = await start({ dir, demo: true });
	assert.doesNotMatch(again.log(), /Writing a demo/);
	assert.ok(again.log().includes(words));
	assert.equal(fs.statSync(book).ino, ino);
	assert.ok(fs.statSync(book).size >= size);
	await again.close();
});

test('a folder that cannot be written is refused', async () => {
	await refusedInOneSentence({ BOOK: '/proc/regulars' }, /\/proc\/regulars cannot be written/);
	fs.writeFileSync(path.join(scratch, 'a-file'), '');
	await refusedInOneSentence({ BOOK: path.join(scratch, 'a-file') }, /cannot be written/);
	await refusedInOneSentence({ DEMO: 'yes' }, /neither 0 .* nor 1/);
});

test('as root, a folder of other things is not given away', { skip: !asRoot }, async () => {
	const BOOK = fs.mkdtempSync(path.join(scratch, 'home.'));

	fs.writeFileSync(path.join(BOOK, 'letter.txt'), '');
	await refusedInOneSentence({ BOOK }, /holds other things and no book/);
	assert.equal(fs.statSync(BOOK).uid, 0);
});

test('a book from a newer version is refused by the program’s own sentence', async () => {
	const shop = await start({ dir: path.join(scratch, 'today') });
	const BOOK = path.join(scratch, 'tomorrow');
	const file = path.join(BOOK, 'regulars.db');

	await shop.close();
	fs.mkdirSync(BOOK);
	execFileSync(path.join(root, 'build/regulars.fcgi'),
		['--book', shop.book, '--backup', file], { stdio: 'pipe' });
	// SQLite keeps user_version, big-endian, at byte 60 of the file.
	const open = fs.openSync(file, 'r+');
	fs.writeSync(open, Buffer.from([0, 0, 0x27, 0x0f]), 0, 4, 60);
	fs.closeSync(open);
	await refusedInOneSentence({ BOOK }, /newer/i);
});

for (const name of ['regulars.fcgi', 'nginx'])
	test(`when ${name} dies the other is ended too, and it says so`, async () => {
		const shop = await start();
		const processes = shop.processes();

		process.kill(processes.find(p => p.name === name).pid, 'SIGKILL');
		assert.equal(await shop.run.ends(), 1);
		assert.match(shop.log(), /has ended by itself/);
		await until(() => !processes.some(p => exists(p.pid)));
		await shop.close();
	});

test('no request is handled by root', { skip: !asRoot }, async () => {
	const shop = await start();
	const processes = shop.processes();
	const masters = new Set(processes.map(p => p.parent));
	const workers = processes.filter(p => /^(nginx|regulars)/.test(p.name) && !masters.has(p.pid));

	assert.ok(workers.length >= 3, JSON.stringify(processes));
	for (const worker of workers)
		assert.notEqual(worker.uid, 0, `${worker.name} runs as root`);
	assert.equal(await shop.close(), 0);
});

test('it works from a folder that is closed to everybody else', async () => {
	const dir = clone();
	const PORT = String(await freePort());
	const run = launch({ PORT, DEMO: '0', BOOK: path.join(dir, 'book') },
		[path.join(dir, 'deploy/run')]);

	await run.says(/Ctrl-C closes the shop/);
	const browser = client(`http://127.0.0.1:${PORT}`);
	assert.equal((await browser.get('/health')).status, 200);
	assert.equal((await browser.get('/static/vendor/app.css')).status, 200);
	browser.close();
	run.kill('SIGTERM');
	assert.equal(await run.ends(), 0, run.log());
});

test('it works as an ordinary user', { skip: !asRoot }, async () => {
	fs.chmodSync(scratch, 0o711);
	const dir = clone('nobody:nogroup');
	const PORT = String(await freePort());
	const command = [...'setpriv --reuid=nobody --regid=nogroup --clear-groups --'.split(' '),
		path.join(dir, 'deploy/run')];
	const env = { PORT, DEMO: '1', BOOK: path.join(dir, 'book'), HOME: dir };
	const run = launch(env, command);

	await run.says(/Ctrl-C closes the shop/);
	assert.doesNotMatch(run.log(), /warn|alert|emerg/);
	for (const p of family(run.pid))
		assert.equal(p.uid, 65534, `${p.name} runs as ${p.uid}`);
	const browser = client(`http://127.0.0.1:${PORT}`);
	assert.equal((await browser.get('/health')).status, 200);
	assert.equal((await browser.get('/static/vendor/app.css')).status, 200);
	browser.close();
	run.kill('SIGTERM');
	assert.equal(await run.ends(), 0, run.log());

	const low = launch({ ...env, PORT: '80' }, command);
	assert.equal(await low.ends(), 1);
	assert.match(low.log(), /^Ports below \d+ are for root only.*\n$/);
	fs.mkdirSync(path.join(dir, 'shut'), { mode: 0o555 });
	const shut = launch({ ...env, BOOK: path.join(dir, 'shut') }, command);
	assert.equal(await shut.ends(), 1);
	assert.match(shut.log(), /^The folder .* cannot be written: .*\n$/);
});
