// What goes over the wire, by the real nginx: headers on every answer, what nginx
// refuses by itself, and shapes of requests that were made to mislead.

import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { client, signIn, start } from '../server.mjs';

let shop, browser;

before(async () => {
	shop = await start({ demo: true });
	browser = client(shop.url);
	await signIn(browser, 'Ines', shop.secrets.Ines);
});
after(async () => {
	browser?.close();
	await shop?.close();
});

const policy = ['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'form-action']
	.map(name => `${name} 'self'`);
const always = {
	'content-security-policy': ["default-src 'none'", ...policy, "base-uri 'none'",
		"frame-ancestors 'none'", "manifest-src 'self'"].join('; '),
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
};

function assertGuarded(answer, what) {
	const names = answer.raw.filter((_, i) => i % 2 === 0).map(n => n.toLowerCase());

	for (const [name, value] of Object.entries(always))
		assert.equal(answer.headers[name], value, `${name} of ${what}`);
	assert.match(answer.headers['permissions-policy'], /^camera=\(self\), .*microphone=\(\)/);
	assert.match(answer.headers['cache-control'] ?? '', /\S/, `cache-control of ${what}`);
	assert.doesNotMatch(answer.headers.server, /\d/, `${what} tells nginx's version`);
	assert.equal(answer.headers['access-control-allow-origin'], undefined);
	for (const name of [...Object.keys(always), 'permissions-policy', 'cache-control', 'date',
		'content-type', 'content-length', 'strict-transport-security'])
		assert.ok(names.filter(n => n === name).length <= 1, `${name} twice in ${what}`);
	if (answer.data.length > 0)
		assert.ok(answer.headers['content-type'], `content-type of ${what}`);
	if (/^text\/html/.test(answer.headers['content-type'] ?? ''))
		assert.match(answer.headers['content-type'], /charset=utf-8/, what);
}

// Sends bytes as they are and hands back all that comes until the other side closes,
// or has been silent for a while.
function wire(bytes, ms = 400) {
	return new Promise((resolve, reject) => {
		const parts = [];
		const socket = net.connect(shop.port, '127.0.0.1');
		const end = () => {
			socket.destroy();
			resolve(Buffer.concat(parts).toString('latin1'));
		};

		socket.setTimeout(ms, end).on('data', part => parts.push(part)).on('close', end)
			.on('error', e => e.code === 'ECONNRESET' || e.code === 'EPIPE' ? end() : reject(e));
		socket.write(Buffer.from(bytes, 'latin1'));
	});
}

const responses = text => [...text.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(m => Number(m[1]));

// As raw answers are read for their headers too.
function parsed(text) {
	const [head, ...body] = text.split('\r\n\r\n');
	const lines = head.split('\r\n').slice(1).map(l => l.split(/:\s*/s, 1).concat(
		l.replace(/^[^:]*:\s*/, '')));

	return { raw: lines.flat(), data: Buffer.from(body.join('\r\n\r\n')),
		headers: Object.fromEntries(lines.map(([n, v]) => [n.toLowerCase(), v])) };
}

test('every answer carries the security headers once, errors and files too', async () => {
	const stranger = client(shop.url);
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const asked = [
		['a page', 200, await browser.get('/')],
		['a list', 200, await browser.get('/people')],
		['the sign-in', 200, await stranger.get('/sign-in')],
		['health', 200, await stranger.get('/health')],
		['sent to sign in', 303, await stranger.get('/people')],
		['no token', 403, await browser.raw('POST', '/people/new', form, 'call_name=Zed')],
		['not for staff', 403, await browser.get('/staff')],
		['no such page', 404, await browser.get('/nowhere')],
		['no such person', 404, await browser.get('/people/999999999')],
		['wrong method', 405, await browser.raw('POST', '/search', form, '')],
		['TRACE', 405, await browser.raw('TRACE', '/', {})],
		['too big', 413, await browser.raw('POST', '/people/new',
			{ 'content-length': 2 << 20, connection: 'close' })],
		['a file', 200, await stranger.get('/static/vendor/app.css')],
		['no such file', 404, await stranger.get('/static/nothing.css')],
		['a folder of files', 403, await stranger.get('/static/')],
		['a file as a form', 405, await stranger.raw('POST', '/static/vendor/app.css', form, 'a=b')],
		['the icon', 200, await stranger.get('/favicon.ico')],
		['head', 200, await stranger.raw('HEAD', '/sign-in', {})],
		['a range', 206, await stranger.raw('GET', '/static/vendor/app.css', { range: 'bytes=0-9' })],
	];

	for (const [what, status, answer] of asked) {
		assert.equal(answer.status, status, `${what}:\n${answer.text}`);
		assertGuarded(answer, what);
		assert.equal(answer.headers['strict-transport-security'], undefined);
	}
	for (const bytes of ['GET / HTTP/1.1\r\n\r\n', 'GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n',
		`GET /${'a'.repeat(40000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
		`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40000)}\r\n\r\n`])
		assertGuarded(parsed(await wire(bytes)), bytes.slice(0, 30));
	stranger.close();
});

test('with TLS every answer asks to be kept to it, and the cookie is bound to it', async () => {
	const secure = await start({ tls: true });
	const stranger = client(secure.url, { ca: secure.ca });

	for (const path of ['/health', '/sign-in', '/first-run', '/nowhere', '/static/vendor/app.css',
		'/static/none']) {
		const answer = await stranger.get(path);

		assertGuarded(answer, path);
		assert.equal(answer.headers['strict-transport-security'],
			'max-age=31536000; includeSubDomains');
		for (const cookie of answer.headers['set-cookie'] ?? [])
			assert.match(cookie, /^__Host-regulars=[^;]+; (?=.*Secure)(?=.*HttpOnly)(?=.*SameSite=Strict)/);
	}
	assert.ok([...stranger.jar.keys()].includes('__Host-regulars'));
	stranger.close();
	assert.equal(await secure.close(), 0);
});

test('a page with people is never kept, and no header is the program’s twice', async () => {
	for (const path of ['/', '/people', '/people/1', '/visits', '/search?q=a', '/nowhere'])
		assert.equal((await browser.get(path)).headers['cache-control'], 'no-store', path);
});

test('files have their types, and are kept for a year when the address says which', async () => {
	const kinds = {
		'/static/vendor/app.css': 'text/css; charset=utf-8',
		'/static/app.js': 'text/javascript; charset=utf-8',
		'/static/icon.svg': 'image/svg+xml; charset=utf-8',
		'/static/manifest.webmanifest': 'application/manifest+json; charset=utf-8',
		'/static/vendor/htmx.min.js': 'text/javascript; charset=utf-8',
		'/static/vendor/icons.svg': 'image/svg+xml; charset=utf-8',
		'/static/vendor/vollkorn-latin.woff2': 'font/woff2',
		'/favicon.ico': 'image/svg+xml; charset=utf-8',
	};

	for (const [path, type] of Object.entries(kinds)) {
		const answer = await browser.get(path);

		assert.equal(answer.status, 200, path);
		assert.equal(answer.headers['content-type'], type, path);
		assert.equal(answer.headers['cache-control'], 'public, max-age=3600', path);
		assert.equal((await browser.get(`${path}?a=b&v=1a2b`)).headers['cache-control'],
			path === '/favicon.ico' ? 'public, max-age=3600'
				: 'public, max-age=31536000, immutable', path);
	}
	assert.equal((await browser.get('/static/none.css?v=1')).headers['cache-control'], 'no-store');
	for (const path of ['/static/package.json', '/static/package-lock.json', '/static/build',
		'/static/../deploy/run', '/static/%2e%2e/nginx.conf', '/nginx.error.html', '/nginx.wait.html', '/nginx.conf',
		'/static../nginx.conf', '/regulars.sock'])
		assert.equal((await browser.get(path)).status, 404, path);
	// What nginx was asked for in another spelling is judged by what it is.
	const page = await browser.get('/static/../people?v=1');
	assert.equal(page.headers['cache-control'], 'no-store');
});

test('pages and files are compressed, small answers are not', async () => {
	const gzip = { 'accept-encoding': 'gzip' };

	for (const path of ['/people', '/static/vendor/app.css', '/static/app.js', '/static/vendor/icons.svg']) {
		const answer = await browser.get(path, gzip);

		assert.equal(answer.headers['content-encoding'], 'gzip', path);
		assert.match(answer.headers.vary ?? '', /accept-encoding/i, path);
		assert.ok(answer.data.length <= 25 * 1024, `${path}: ${answer.data.length} bytes`);
	}
	assert.equal((await browser.get('/health', gzip)).headers['content-encoding'], undefined);
	assert.equal((await browser.get('/static/vendor/vollkorn-latin.woff2', gzip))
		.headers['content-encoding'], undefined);
});

const next = 'GET /health HTTP/1.1\r\nHost: a\r\n\r\n';
const post = (headers, body) =>
	`POST /people/new HTTP/1.1\r\nHost: a\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
const chunks = `0\r\n\r\n${next}`;

// Each hides a second request in the first; whoever answers twice, or takes the second
// for a request of its own, has been misled.
const shapes = {
	'length and chunked': post(['Content-Length: 6', 'Transfer-Encoding: chunked'], chunks),
	'chunked and length': post(['Transfer-Encoding: chunked', 'Content-Length: 6'], chunks),
	'two lengths': post(['Content-Length: 0', `Content-Length: ${next.length}`], next),
	'the same length twice': post(['Content-Length: 0', 'Content-Length: 0'], next),
	'a list of lengths': post([`Content-Length: 0, ${next.length}`], next),
	'a length with plus': post(['Content-Length: +0'], next),
	'a length below nothing': post(['Content-Length: -1'], next),
	'a length in hex': post(['Content-Length: 0x0'], next),
	'a huge length': post(['Content-Length: 18446744073709551616'], next),
	'a length with letters': post(['Content-Length: 0a'], next),
	'an empty length': post(['Content-Length:'], next),
	'space before the colon': post(['Content-Length : 0'], next),
	'space before chunked': post(['Transfer-Encoding : chunked'], chunks),
	'chunked twice': post(['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], chunks),
	'chunked and identity': post(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], chunks),
	'chunked in a list': post(['Transfer-Encoding: identity, chunked'], chunks),
	'chunked with a tail': post(['Transfer-Encoding: chunked, x'], chunks),
	'chunked misspelt': post(['Transfer-Encoding: xchunked'], chunks),
	'chunked in quotes': post(['Transfer-Encoding: "chunked"'], chunks),
	'chunked by tab': post(['Transfer-Encoding:\tchunked\x0b'], chunks),
	'a folded header': post(['Transfer-Encoding:', ' chunked'], chunks),
	'chunked in HTTP/1.0': post(['Transfer-Encoding: chunked'], chunks).replace('1.1', '1.0'),
	'a chunk that overflows': post(['Transfer-Encoding: chunked'], `10000000000000000\r\n${next}`),
	'a chunk below nothing': post(['Transfer-Encoding: chunked'], `-1\r\n${next}`),
	'a chunk in octal clothes': post(['Transfer-Encoding: chunked'], `0x0\r\n\r\n${next}`),
	'NUL in a header': `GET /health HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n${next}`,
	'NUL in a name': `GET /health HTTP/1.1\r\nHost: a\r\nX\0: b\r\n\r\n${next}`,
	'no host': `GET /health HTTP/1.1\r\n\r\n${next}`,
	'two hosts': `GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${next}`,
	'a bare carriage return': `GET /health HTTP/1.1\r\nHost: a\rX: y\r\n\r\n${next}`,
	'a line of spaces': `GET /health HTTP/1.1 x\r\nHost: a\r\n\r\n${next}`,
	'a method of its own': `FOO\tBAR /health HTTP/1.1\r\nHost: a\r\n\r\n${next}`,
	'bare line feeds': 'GET /health HTTP/1.1\nHost: a\nConnection: close\n\n',
	'a body to GET': 'GET /health HTTP/1.1\r\nHost: a\r\n' +
		`Content-Length: ${next.length}\r\nConnection: close\r\n\r\n${next}`,
};

test('no shape of request is ever answered twice', async () => {
	assert.ok(Object.keys(shapes).length >= 30);
	for (const [what, bytes] of Object.entries(shapes)) {
		const statuses = responses(await wire(bytes));

		assert.ok(statuses.length <= 1, `${what} was answered ${statuses}`);
		if (/^(bare line feeds|a body to GET)$/.test(what))
			assert.deepEqual(statuses, [200], what);
		else
			assert.ok(statuses.length === 0 || statuses[0] >= 400, `${what}: ${statuses}`);
	}
	// The control: two honest requests are two answers, so two would have been seen.
	assert.deepEqual(responses(await wire(next + next)), [200, 200]);
});

test('TRACE and CONNECT are refused and repeat nothing', async () => {
	for (const line of ['TRACE / HTTP/1.1', 'TRACK / HTTP/1.1', 'CONNECT a:80 HTTP/1.1']) {
		const answer = await wire(`${line}\r\nHost: a\r\nX-Secret: canary\r\nConnection: close\r\n\r\n`);

		assert.ok(responses(answer)[0] >= 400, answer);
		assert.doesNotMatch(answer, /canary/);
	}
});

test('headers that claim to be somebody change nothing', async () => {
	const stranger = client(shop.url);
	const lies = {
		'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', 'x-forwarded-proto': 'https',
		'x-forwarded-host': 'evil.example', forwarded: 'for=127.0.0.1;proto=https',
		'remote-user': 'Rosalind', remote_user: 'Rosalind', remote_addr: '10.0.0.1',
		https: 'on', proxy: 'http://evil.example', 'x-original-url': '/health',
		'x-rewrite-url': '/health', 'x-http-method-override': 'POST', document_uri: '/health',
	};
	const strip = text => text.replace(/name="(token|key)" value="[^"]*"/g, '');

	for (const path of ['/', '/people', '/staff', '/sign-in', '/nowhere']) {
		const plain = await stranger.raw('GET', path, {});
		const lying = await stranger.raw('GET', path, lies);

		assert.equal(lying.status, plain.status, path);
		assert.equal(lying.headers.location, plain.headers.location, path);
		assert.equal(strip(lying.text), strip(plain.text), path);
		assert.doesNotMatch((lying.headers['set-cookie'] ?? []).join(), /Secure|__Host-/);
	}
	assert.equal((await browser.raw('GET', '/staff', lies)).status, 403);
	stranger.close();
});

test('a line break in a parameter never becomes a header', async () => {
	const stranger = client(shop.url);
	const planted = 'a%0d%0aX-Planted:%20yes%0d%0aSet-Cookie:%20planted=yes%0d%0a%0d%0a';
	const parameters = {
		'/': ['q', 'saved'], '/search': ['q', 'person'], '/sign-in': ['next'],
		'/sign-in/1': ['next'], '/first-run': ['code'], '/people': ['filter', 'page', 'q', 'letter'],
		'/people/new': ['call_name', 'q'], '/people/likeness': ['call_name'],
		'/people/1': ['saved', 'page'], '/people/1/facts': ['kind', 'page'],
		'/visits': ['day', 'person', 'page'], '/visits/new': ['person'], '/staff': ['saved'],
	};

	for (const [path, names] of Object.entries(parameters))
		for (const who of [browser, stranger])
			for (const address of [...names.map(n => `${path}?${n}=${planted}`),
				`${path}?${planted}`, `${path}${planted}`]) {
				const answer = await who.raw('GET', address, {});

				assert.ok(answer.status < 500, `${address}: ${answer.status}`);
				assert.equal(answer.headers['x-planted'], undefined, address);
				assert.doesNotMatch((answer.headers['set-cookie'] ?? []).join(), /planted/, address);
			}
	const page = await stranger.get('/sign-in/1');
	stranger.last = page;
	const answer = await stranger.post('/sign-in/1',
		{ secret: '1', next: '/\r\nX-Planted: yes', name: 'a\r\nX-Planted: yes' });
	assert.equal(answer.headers['x-planted'], undefined);
	stranger.close();
});

test('a body over the limit is refused, one below it is read', async () => {
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const over = await browser.raw('POST', '/people/new',
		{ ...form, 'content-length': (1 << 20) + 1, connection: 'close' });
	assert.equal(over.status, 413);
	const chunked = await wire('POST /people/new HTTP/1.1\r\nHost: a\r\nConnection: close\r\n' +
		`Transfer-Encoding: chunked\r\n\r\n200000\r\n${'a'.repeat(0x200000)}`, 2000);
	assert.deepEqual(responses(chunked), [413]);
	const below = await browser.raw('POST', '/people/new', form, 'call_name=' + 'a'.repeat(500000));
	assert.ok(below.status >= 400 && below.status < 500 && below.status !== 413 ||
		below.status === 413 && /Regulars/.test(below.text), `${below.status}`);
});

test('guessing PINs quickly is slowed down, looking at the page is not', async () => {
	const other = await start({ demo: true });
	const guesser = client(other.url);
	const statuses = [];

	try {
		for (let i = 0; i < 40; i++)
			assert.equal((await guesser.get('/sign-in')).status, 200);
		for (let i = 0; i < 30; i++) {
			const answer = await guesser.raw('POST', '/sign-in/1',
				{ 'content-type': 'application/x-www-form-urlencoded' }, 'secret=0');

			statuses.push(answer.status);
			if (answer.status === 429) {
				assertGuarded(answer, '429');
				assert.match(answer.headers['retry-after'], /^\d+$/);
				assert.match(answer.text, /<h1>One moment<\/h1>/);
			}
		}
		assert.ok(statuses.slice(0, 15).every(s => s !== 429), `${statuses}`);
		assert.ok(statuses.includes(429), `${statuses}`);
	} finally {
		guesser.close();
		await other.close();
	}
});

test('one address cannot take every place', async () => {
	const half = `POST /people/new HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1`;
	const sockets = Array.from({ length: 70 }, () => net.connect(shop.port, '127.0.0.1')
		.on('error', () => {}));

	sockets.forEach(s => s.write(half));
	await new Promise(resolve => setTimeout(resolve, 500));
	const stranger = client(shop.url);
	const answer = await stranger.get('/sign-in');
	sockets.forEach(s => s.destroy());
	stranger.close();
	assert.equal(answer.status, 503);
	assert.match(answer.headers['retry-after'], /^\d+$/);
	assert.match(answer.text, /This page won’t open/);
	assertGuarded(answer, '503');
});

test('when the program is gone nginx says so in our words', async () => {
	const other = await start();
	const stranger = client(other.url);

	// Held still, deploy/run cannot end nginx at once, as it does otherwise.
	process.kill(other.run.pid, 'SIGSTOP');
	try {
		for (const p of other.processes().filter(p => p.name === 'regulars.fcgi'))
			process.kill(p.pid, 'SIGKILL');
		for (const [method, path] of [['GET', '/'], ['GET', '/people/1'], ['POST', '/visits/new'],
			['POST', '/sign-in/1'], ['HEAD', '/']]) {
			const answer = await stranger.raw(method, path, {});

			assert.equal(answer.status, 502, `${method} ${path}`);
			assertGuarded(answer, `502 of ${method} ${path}`);
			assert.equal(answer.headers['cache-control'], 'no-store');
			assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
			if (method !== 'HEAD')
				assert.match(answer.text, /<h1>This page won’t open<\/h1>/);
			assert.doesNotMatch(answer.text, /<(style|script)|\bstyle=|\bon\w+=/);
		}
		assert.equal((await stranger.get('/static/vendor/app.css')).status, 200);
	} finally {
		process.kill(other.run.pid, 'SIGCONT');
		stranger.close();
		await other.close();
	}
});
