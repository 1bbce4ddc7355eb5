// What the benchmark measures with: processor time and memory of processes, one request
// after the other over one connection, a FastCGI request without nginx, and a browser.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { root } from '../server.mjs';

const HEADERS = 1500;	// bytes of headers with each answer, a little more than there are

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

export function quantile(list, part) {
	const sorted = [...list].sort((a, b) => a - b);

	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

export const median = list => quantile(list, 0.5);

// Nanoseconds that these processes were on a processor, once they are asleep again: what
// they do after an answer belongs to it.  The kernel brings the number up to date when a
// process goes to sleep.
function rest(pids) {
	for (;;) {
		const awake = pids.some(pid =>
			!/\) [SI] /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8')));

		if (!awake)
			return pids.reduce((sum, pid) => sum + Number(
				fs.readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]), 0);
	}
}

// One request after the other over one connection, as a browser asks.
export class Asker {
	constructor(port, cookie) {
		this.port = port;
		this.cookie = cookie;
		this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
	}

	ask({ path, method = 'GET', body, headers = {}, expect = 200 }, gzip = true) {
		const began = process.hrtime.bigint();
		const all = { cookie: this.cookie, accept: 'text/html,*/*;q=0.8',
			'accept-language': 'en-GB,en;q=0.5', 'user-agent': 'Mozilla/5.0 (tablet)', ...headers };

		if (gzip)
			all['accept-encoding'] = 'gzip, deflate, br';
		if (body)
			Object.assign(all, { 'content-type': 'application/x-www-form-urlencoded',
				'content-length': Buffer.byteLength(body), 'sec-fetch-site': 'same-origin' });
		return new Promise((resolve, reject) => {
			http.request({ port: this.port, host: '127.0.0.1', path, method, headers: all,
				agent: this.agent }, r => {
				const parts = [];

				r.on('data', part => parts.push(part)).on('error', reject).on('end', () => {
					const data = Buffer.concat(parts);

					if (r.statusCode !== expect)
						reject(new Error(`${method} ${path} gave ${r.statusCode}: ${data}`));
					resolve({ data, bytes: data.length, headers: r.headers,
						ms: Number(process.hrtime.bigint() - began) / 1e6 });
				});
			}).on('error', reject).end(body);
		});
	}
}

// So many requests of this page in a row: milliseconds of nginx, of the program and of
// the clock for each, and the bytes.
export async function measure(page, n, gzip = true) {
	const requests = Array.from({ length: n }, page.next);
	const before = [rest(page.nginx), rest(page.workers)];
	const answers = [];

	for (const request of requests)
		answers.push(await page.asker.ask(request, gzip));
	const after = [rest(page.nginx), rest(page.workers)];
	const [nginx, workers] = after.map((ns, i) => (ns - before[i]) / n / 1e6);
	return { nginx, workers, both: nginx + workers, walls: answers.map(a => a.ms),
		bytes: answers.map(a => a.bytes) };
}

// Memory in MB that is this process's own: not shared, and no pages of the book itself,
// which the kernel keeps for all.
export function privateMemory(pid, book) {
	let own = 0, counted = true;

	for (const line of fs.readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
		const map = line.match(/^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \d+\s*(.*)$/);
		const size = line.match(/^Private_(?:Clean|Dirty):\s+(\d+) kB/);

		if (map)
			counted = !/\/regulars\.db/.test(map[1]) && !map[1].startsWith(book);
		else if (size && counted)
			own += Number(size[1]);
	}
	return own / 1024;
}

// A FastCGI request as nginx sends it; resolves with what came back.
function askDirectly(socket, params) {
	const record = (type, data) => {
		const head = Buffer.from([1, type, 0, 1, 0, 0, 0, 0]);
		head.writeUInt16BE(data.length, 4);
		return Buffer.concat([head, data]);
	};
	const pairs = Object.entries(params).map(([name, value]) =>
		Buffer.from([name.length, value.length]) + name + value).join('');

	return new Promise((resolve, reject) => {
		const parts = [];

		net.connect(socket, function () {
			this.write(Buffer.concat([record(1, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])),
				record(4, Buffer.from(pairs)), record(4, Buffer.alloc(0)),
				record(5, Buffer.alloc(0))]));
		}).on('data', part => parts.push(part)).on('error', reject)
			.on('close', () => resolve(Buffer.concat(parts).toString()));
	});
}

// Milliseconds from the start of the program to its first answer, without nginx.
export async function ready(book, socket) {
	const user = process.getuid() === 0 ? ['--user', 'www-data'] : [];
	const began = process.hrtime.bigint();
	const program = spawn(path.join(root, 'build/regulars.fcgi'), ['--book', book, '--socket',
		socket, '--templates', path.join(root, 'templates'), '--workers', '2', ...user],
	{ stdio: 'inherit' });
	const ended = new Promise(resolve => program.on('close', resolve));

	for (let answer = ''; !/\r\n\r\nok/.test(answer); await pause(1)) {
		answer = await askDirectly(socket, { REQUEST_METHOD: 'GET', DOCUMENT_URI: '/health' })
			.catch(() => '');
		if (program.exitCode !== null)
			throw new Error('the program did not start');
	}
	const ms = Number(process.hrtime.bigint() - began) / 1e6;
	program.kill('SIGTERM');
	await ended;
	return ms;
}

function chromium() {
	for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
		try {
			return execFileSync('which', [name], { encoding: 'utf8' }).trim();
		} catch {
			continue;
		}
	throw new Error('there is no Chromium: deploy/install-packages run build test');
}

// What a browser that was never here before loads for this page: requests and bytes, with
// headers.  It has no window, and so does not ask for the icon and the manifest by itself;
// they are asked for and counted here.
export async function firstVisit(url, cookie) {
	const { chromium: engine } = await import('playwright-core');
	const browser = await engine.launch({ executablePath: chromium(), args: ['--no-sandbox'] });

	try {
		const context = await browser.newContext({ viewport: { width: 1180, height: 820 } });
		const page = await context.newPage(), cdp = await context.newCDPSession(page);
		const seen = new Set();
		let bytes = 0;

		if (cookie) {
			const [name, value] = cookie.split('=');
			await context.addCookies([{ name, value, url }]);
		}
		await cdp.send('Network.enable');
		cdp.on('Network.requestWillBeSent', e => seen.add(e.request.url));
		cdp.on('Network.loadingFinished', e => bytes += e.encodedDataLength);
		await page.goto(url, { waitUntil: 'networkidle' });
		const links = await page.$$eval('link[rel=icon], link[rel=manifest]',
			all => all.map(link => link.href));
		for (const link of links.filter(l => !seen.has(l))) {
			seen.add(link);
			bytes += (await (await fetch(link)).arrayBuffer()).byteLength + HEADERS;
		}
		return { requests: seen.size, bytes, urls: [...seen] };
	} finally {
		await browser.close();
	}
}
