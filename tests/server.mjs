// A shop of its own for each test file: deploy/run on a free port with a fresh book,
// and a small browser without script to ask it with.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export function folder() {
	return fs.mkdtempSync(path.join(os.tmpdir(), 'regulars-test.'));
}

export function freePort() {
	return new Promise((resolve, reject) => {
		const server = net.createServer().on('error', reject);

		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

// A certificate for localhost that nobody but a test believes.
export function certificate(dir) {
	const cert = path.join(dir, 'cert.pem'), key = path.join(dir, 'key.pem');

	execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt',
		'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
		'-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1',
		'-keyout', key, '-out', cert], { stdio: 'pipe' });
	return { cert, key };
}

// Runs deploy/run (or the given command) with these variables.  It does not keep the
// test process from ending, and when that ends, in whatever way, the kernel ends it too.
export function launch(env, command = [path.join(root, 'deploy/run')]) {
	const clean = { ...process.env };
	let text = '', waiting = [];

	for (const name of ['PORT', 'BOOK', 'DEMO', 'LISTEN', 'CERT', 'KEY', 'MAKEFLAGS'])
		delete clean[name];
	const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command],
		{ env: { ...clean, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
	const run = {
		pid: child.pid,
		log: () => text,
		code: null,
		kill: signal => child.kill(signal),
		// Resolves with the exit status, or the signal, when all is over.
		ends: (ms = 30000) => new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				run.kill('SIGKILL');
				reject(new Error(`waited in vain for the end:\n${text}`));
			}, ms);
			ended.then(() => {
				clearTimeout(timer);
				resolve(run.code);
			});
		}),
		// Resolves with the match once the output has it; rejects when it cannot come.
		says: (pattern, ms = 30000) => new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(
				`waited in vain for ${pattern}:\n${text}`)), ms);
			waiting.push({ pattern, timer, resolve, reject });
			look();
		}),
	};
	const ended = new Promise(resolve => child.on('close', (code, signal) => {
		run.code = code ?? signal;
		resolve();
		look();
	}));
	const look = () => {
		waiting = waiting.filter(w => {
			const found = text.match(w.pattern);

			if (!found && run.code === null)
				return true;
			clearTimeout(w.timer);
			if (found)
				w.resolve(found);
			else
				w.reject(new Error(`ended with ${run.code} before ${w.pattern}:\n${text}`));
			return false;
		});
	};
	child.unref();
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', more => {
			text += more;
			look();
		});
		stream.unref();
	}
	return run;
}

// All processes below this one, as { pid, parent, uid, name, command }, parents first.
export function family(pid) {
	const all = fs.readdirSync('/proc').filter(n => /^\d+$/.test(n)).flatMap(n => {
		try {
			const status = fs.readFileSync(`/proc/${n}/status`, 'utf8');
			const value = key => status.match(new RegExp(`^${key}:\\s*(\\S+)`, 'm'))[1];

			return [{ pid: Number(n), parent: Number(value('PPid')),
				uid: Number(value('Uid')), name: value('Name'), state: value('State'),
				command: fs.readFileSync(`/proc/${n}/cmdline`, 'utf8') }];
		} catch {
			return [];	// it ended while being looked at
		}
	});
	const below = parent => all.filter(p => p.parent === parent && p.state !== 'Z')
		.flatMap(p => [p, ...below(p.pid)]);

	return below(pid);
}

// Who may sign in to a demo book: { Ines: '2580', ... }.
function secrets(book) {
	const file = path.join(book, 'sign-in.txt');
	const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';

	return Object.fromEntries([...text.matchAll(
		/^(\S+)(?: \(owner\))?: (?:PIN|passphrase) (.*)$/gm)].map(m => [m[1], m[2]]));
}

// Opens a shop.  With `dir` the book lies there and stays; without, it goes at close.
//   demo   begin with the demo book instead of an empty one
//   now    the clock stands still at this time (REGULARS_NOW)
//   env    more variables for the program
//   tls    with a certificate of its own
export async function start({ demo = false, dir, now, env = {}, tls = false } = {}) {
	const own = folder();
	const book = dir ?? path.join(own, 'book');
	const pair = tls ? certificate(own) : null;
	let run, port;

	const sweep = () => fs.rmSync(own, { recursive: true, force: true });
	const close = async () => {
		run.kill('SIGTERM');
		await run.ends();
		sweep();
		process.off('exit', sweep);
		return run.code;
	};
	process.on('exit', sweep);
	for (let tries = 3; ; tries--) {
		port = await freePort();
		run = launch({
			PORT: String(port), BOOK: book, DEMO: demo ? '1' : '0',
			...(tls ? { CERT: pair.cert, KEY: pair.key } : {}),
			...(now === undefined ? {} : { REGULARS_NOW: String(now) }), ...env,
		});
		try {
			await run.says(/Ctrl-C closes the shop/, 60000);
			break;
		} catch (error) {
			if (tries > 1 && /is taken by another/.test(run.log()))
				continue;
			await close();
			throw error;
		}
	}
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
		port, book, run, close,
		secrets: secrets(book),
		code: run.log().match(/with the code (\S+?),/)?.[1],
		ca: pair && fs.readFileSync(pair.cert),
		log: () => run.log(),
		processes: () => family(run.pid),
	};
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

export function unescape(text) {
	return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (all, name) => entities[name]);
}

function attribute(tag, name) {
	const found = tag.match(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i'));

	return found ? unescape(found[1] ?? found[2]) : null;
}

// The hidden fields of the form that posts to this path; of any form if none does.
export function hidden(page, path) {
	const forms = [...page.text.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(m => m[0]);
	const bare = path.split('?')[0];
	const fits = form => {
		const action = attribute(form.match(/<form\b[^>]*>/i)[0], 'action');
		return (action || page.path).split('?')[0] === bare;
	};
	const form = forms.find(fits) ?? forms.join('');
	const fields = {};

	for (const [tag] of form.matchAll(/<input\b[^>]*>/gi))
		if (attribute(tag, 'type') === 'hidden')
			fields[attribute(tag, 'name')] ??= attribute(tag, 'value');
	return fields;
}

// A browser without script: keeps cookies, sends what a browser sends by itself, and
// adds token and key from the last page to what it posts.  A header or a field given
// as undefined is left out.
export function client(url, { ca, headers: always = {} } = {}) {
	const jar = new Map();
	const { hostname, port } = new URL(url);
	const agent = new (url.startsWith('https') ? https : http).Agent({ keepAlive: true });

	function take(lines = []) {
		for (const line of lines) {
			const [pair, ...rest] = line.split(/;\s*/);
			const at = pair.indexOf('=');

			if (rest.some(r => /^max-age=0$/i.test(r)))
				jar.delete(pair.slice(0, at));
			else
				jar.set(pair.slice(0, at), pair.slice(at + 1));
		}
	}

	function send(method, path, headers, body) {
		const all = { cookie: [...jar].map(([n, v]) => `${n}=${v}`).join('; ') || undefined,
			...always, ...headers };

		for (const name of Object.keys(all))
			if (all[name] === undefined)
				delete all[name];
		return new Promise((resolve, reject) => {
			const module = url.startsWith('https') ? https : http;
			// Not as one address: `..` in it would be resolved before it is sent.
			const where = { hostname, port, path, method, headers: all, ca, agent };
			const rq = module.request(where, r => {
				const parts = [];

				r.on('data', part => parts.push(part)).on('error', reject).on('end', () => {
					take(r.headers['set-cookie']);
					const data = Buffer.concat(parts);
					resolve({ status: r.statusCode, headers: r.headers, path, data,
						raw: r.rawHeaders, text: data.toString() });
				});
			});
			rq.on('error', reject).end(body);
		});
	}

	const self = {
		url, jar, last: null,
		close: () => agent.destroy(),
		async get(path, headers = {}) {
			self.last = await send('GET', path, headers);
			return self.last;
		},
		// fields: an object (a list gives a field several times), or the body as text.
		async post(path, fields = {}, headers = {}) {
			let body = fields;

			if (typeof fields !== 'string') {
				const { token, key } = self.last ? hidden(self.last, path) : {};
				const given = Object.entries({ token, key, ...fields });
				body = new URLSearchParams(given.flatMap(([name, value]) =>
					value === undefined ? [] : [value].flat().map(v => [name, String(v)])))
					.toString();
			}
			const answer = await send('POST', path, {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': Buffer.byteLength(body),
				origin: url, 'sec-fetch-site': 'same-origin', ...headers }, body);

			if (/<form\b/i.test(answer.text))
				self.last = answer;
			return answer;
		},
		// To where a 303 points.
		follow: answer => answer.status === 303
			? self.get(answer.headers.location.replace(url, '')) : answer,
		raw: send,
	};
	return self;
}

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

// Picks the face of this name, types the PIN or passphrase, and goes on to Today.
// nginx counts guesses by address, and all tests come from the same one: so it waits.
export async function signIn(browser, name, secret) {
	let page = await browser.get('/sign-in');
	const face = [...page.text.matchAll(/<a\b[^>]*>([\s\S]*?)<\/a>/gi)].find(([tag, inside]) =>
		/\/sign-in\/\d+/.test(tag) && unescape(inside.replace(/<[^>]*>/g, ' ')).includes(name));

	if (!face)
		throw new Error(`nobody called ${name} on the sign-in page:\n${page.text}`);
	const path = attribute(face[0], 'href');
	page = await browser.get(path);
	const input = [...page.text.matchAll(/<input\b[^>]*>/gi)].map(m => m[0])
		.find(tag => attribute(tag, 'type') === 'password');
	if (!input)
		throw new Error(`no field for a PIN or passphrase:\n${page.text}`);
	for (let tries = 20; ; tries--) {
		browser.last = page;
		const answer = await browser.post(path, { [attribute(input, 'name')]: secret });

		if (answer.status === 429 && /nginx/.test(answer.text) && tries > 0)
			await wait(500);
		else if (answer.status === 303)
			return browser.follow(answer);
		else
			throw new Error(`${name} was not let in (${answer.status}):\n${answer.text}`);
	}
}
