// What the browser tests share: a Chromium, people at it, and eyes that notice what a
// page should not do.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { folder, root, start } from '../server.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync'];

// The four sizes that the design names, and the narrowest that must work.
export const sizes = {
	landscape: { width: 1180, height: 820 },
	upright: { width: 820, height: 1180 },
	phone: { width: 390, height: 844 },
	laptop: { width: 1440, height: 900 },
	narrow: { width: 320, height: 640 },
};
export const themes = ['light', 'dark'];

// A Tuesday at ten to ten, on which the pages are always the same.
export const tuesday = '2025-10-14T09:50';

// Longer than the slowest page on a busy machine; nothing ever waits for it in vain.
const patience = 10000;

// A shop and a browser in front of it.  What it returns:
//   shop      what start() returned; start() is given all other options
//   visitor   a new page, in a context of its own; with `as`, signed in by that name
//   close     ends all of it and says what any page did that it should not
export async function open(options = {}) {
	const shop = await start({ now: tuesday, ...options });
	const chrome = await chromium.launch({ args: flags,
		executablePath: execFileSync('sh', ['-c', 'command -v chromium']).toString().trim() });
	const faults = [];
	const signedIn = {};

	async function visitor({ as, secret, ...context } = {}) {
		const own = await chrome.newContext({ baseURL: shop.url, viewport: sizes.landscape,
			locale: 'en-GB', reducedMotion: 'reduce', ...context,
			storageState: as === undefined ? undefined : signedIn[as] });
		const page = await own.newPage();

		own.setDefaultTimeout(patience);
		watch(page, shop.url, faults);
		if (as !== undefined && !signedIn[as]) {
			await signIn(page, as, secret ?? shop.secrets[as]);
			signedIn[as] = await own.storageState();
		}
		return page;
	}
	return {
		shop, chrome, visitor, faults,
		// Forget a sign-in: the book was closed, so its cookie is good for nothing.
		forget: name => delete signedIn[name],
		async close() {
			await chrome.close();
			await shop.close();
		},
	};
}

// Notes errors, messages of the page policy, dialogs, and requests to another host.
// The browser also calls an answer of 404 or 422 an error, which here is an answer.
export function watch(page, home, faults) {
	const answer = /^Failed to load resource: the server responded with a status of 4\d\d/;

	page.on('console', message => {
		if (message.type() === 'error' && !answer.test(message.text()) &&
		    !/Response Status Error Code 4\d\d/.test(message.text()))
			faults.push(`${page.url()} says: ${message.text()}`);
	});
	page.on('pageerror', error => faults.push(`${page.url()} throws: ${error.message}`));
	page.on('dialog', dialog => {
		faults.push(`${page.url()} opens a dialog: ${dialog.message()}`);
		dialog.dismiss().catch(() => {});
	});
	page.on('request', request => {
		if (!request.url().startsWith(`${home}/`) && !/^(data|about):/.test(request.url()))
			faults.push(`${page.url()} asks another host: ${request.url()}`);
	});
}

// The face, then the keys on the screen (or, for the owner, the passphrase).
export async function signIn(page, name, secret) {
	await page.goto('/sign-in');
	await page.locator('.staff-faces a').filter({ hasText: name }).click();
	if (/^\d+$/.test(secret) && await page.locator('.keys').count())
		for (const digit of secret)
			await page.locator('.keys button').filter({ hasText: digit }).click();
	else
		await page.locator('#secret').fill(secret);
	await Promise.all([page.waitForURL(url => !url.pathname.startsWith('/sign-in')),
		page.getByRole('button', { name: /^Open/ }).click()]);
}

// Gives an empty book its owner: Rosalind, with the demo's passphrase.
export async function beginBook({ shop, visitor }) {
	const page = await visitor();

	shop.secrets.Rosalind = 'saucer lantern seagull tuesday';
	await page.goto('/first-run');
	await page.locator('#code').fill(shop.code);
	await page.locator('#shop_name').fill('Larkspur Coffee & Books');
	await page.locator('#name').fill('Rosalind');
	await page.locator('#secret').fill(shop.secrets.Rosalind);
	await page.getByRole('button', { name: 'Open the book' }).click();
	await page.waitForURL('/');
	await page.context().close();
}

// A shop with two thousand people and four thousand visits; Ines may sign in with 2580.
export async function startLarge() {
	const own = folder(), dir = path.join(own, 'book');

	execFileSync(path.join(root, 'build/mkbench'), [dir, '2000', '4000'],
		{ env: { ...process.env, REGULARS_NOW: tuesday }, stdio: 'pipe' });
	const opened = await open({ dir });
	const close = opened.close;

	opened.shop.secrets.Ines = '2580';
	opened.close = async () => {
		await close();
		fs.rmSync(own, { recursive: true, force: true });
	};
	return opened;
}

// Starts somebody's page and returns its path.  `more` are further fields by their name.
export async function startPage(page, more) {
	await page.goto('/people/new');
	for (const [name, value] of Object.entries(more))
		await page.locator(`#${name}`).fill(value);
	const press = () => page.getByRole('button', { name: 'Start this page' }).click();

	await press();
	await page.waitForLoadState();
	if (await page.locator('input[name=different]').count())
		await press();
	await page.waitForURL(/\/people\/\d+\?saved=yes$/);
	return new URL(page.url()).pathname;
}

// The text that somebody sees, with single spaces.
export async function seen(page, selector = 'main') {
	return (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');
}

// Tests that tell one story in order.  A chapter that fails ends it: the next ones say so
// at once instead of waiting for what cannot come.
export function chapters(test) {
	let stuck;

	return (name, tell) => test(name, async () => {
		assert.equal(stuck, undefined, `the story ended before, at “${stuck}”`);
		stuck = name;
		await tell();
		stuck = undefined;
	});
}
