// The owner decides: a kind of customer that says age and place only gets its warning and
// loses it by one added habit; a decision that the board was asked in autumn is read again in
// spring; and from an empty board to a printed avatar made from a segment.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { folder } from '../server.mjs';
import { chapters, open, seen, sizes } from './support.mjs';

const laptop = { viewport: sizes.laptop };
const chapter = chapters(test);
const autumn = '2025-10-14T10:20', spring = '2026-04-14T09:30';
const own = folder(), faults = [];
let shop, rosalind;

async function comes(now) {
	await leaves();
	shop = await open({ demo: true, dir: path.join(own, 'book'), now });
	rosalind = await shop.visitor({ as: 'Rosalind', ...laptop });
}

async function leaves() {
	faults.push(...shop?.faults ?? []);
	await shop?.close();
	shop = undefined;
}

before(() => comes(autumn));

after(async () => {
	await leaves();
	fs.rmSync(own, { recursive: true, force: true });
});

const button = name => rosalind.getByRole('button', { name });
const main = async () => (await seen(rosalind, 'main')).replace(/\s+/g, ' ');
const counted = () => rosalind.locator('#counted');

// Taps what leads to another page, and waits for that.
async function follow(locator, url = () => true) {
	await Promise.all([rosalind.waitForURL(url, { waitUntil: 'load' }),
		rosalind.waitForNavigation(), locator.click()]);
}

// Adds a line to the sentence; the page stays, and the line is there.
async function add(what, condition, value) {
	const lines = await rosalind.locator('.rule-rows > li').count();

	await rosalind.getByLabel(what, { exact: true }).selectOption(condition);
	await button(/^Add/).nth(['What they do', 'What they love', 'Age and place'].indexOf(what)).click();
	await rosalind.locator('.rule-rows > li').nth(lines).waitFor();
	const field = rosalind.locator(`#value-${lines + 1}`);
	const answer = rosalind.waitForResponse(r => r.request().method() === 'POST');

	if (await field.evaluate(f => f.tagName) === 'SELECT')
		await field.selectOption({ label: value });
	else {
		await field.fill(value);
		await field.blur();
	}
	await answer;
}

chapter('age and place alone are counted, and told plainly that they say little', async () => {
	await rosalind.goto('/segments/new');
	await rosalind.getByLabel('Their name').fill('Around the corner');
	await add('Age and place', 'town', 'BS6');
	await counted().getByText('This only says where they live').waitFor();
	const [, n] = (await counted().innerText()).match(/^(\d+)/);
	assert.ok(Number(n) > 4, `${n} people live there`);
	await follow(button('Save this segment'), /\/segments\/\d+\?saved=yes/);
	assert.match(await main(), /This only says where they live/);
});

chapter('one habit takes the warning away, and fewer people are meant', async () => {
	await follow(rosalind.getByRole('link', { name: /^Change/ }).first(), /\/change$/);
	const [, all] = (await counted().innerText()).match(/^(\d+)/);

	await add('What they do', 'visits', '3');
	await rosalind.waitForFunction(all => !document.querySelector('#counted').innerText
		.startsWith(`${all}\n`), all);
	const [, n] = (await counted().innerText()).match(/^(\d+)/);
	assert.ok(Number(n) > 0 && Number(n) < Number(all), `${n} of ${all}`);
	assert.match(await counted().innerText(), /Built on what people do and love/);
	assert.doesNotMatch(await counted().innerText(), /only says/);
	await follow(button('Save this segment'), /saved=yes/);
	assert.match(await main(), /Around the corner/);
	assert.match(await main(), /have come 3 times or more/);
	assert.doesNotMatch(await main(), /only says/);
});

chapter('the board is asked, each says something, and it is decided', async () => {
	await rosalind.goto('/decisions');
	await rosalind.getByLabel('One question').fill('Close on Mondays in winter?');
	await follow(button('Ask them'), /\/voice/);
	const asked = await rosalind.locator('.voice-step').count();
	assert.ok(asked >= 4, 'who hangs is asked');
	for (let i = 0; i < asked; i++) {
		await rosalind.locator('#words').fill(i === 1 ? 'Then I would be at home all Monday'
			: 'I would not notice');
		await rosalind.locator('.verdict').nth(i === 1 ? 3 : 1).click();
		await follow(button(i < asked - 1 ? /^Next:/ : 'Hear all of them'));
	}
	assert.match(await main(), /Then I would be at home all Monday/);
	await rosalind.getByLabel('What you do now').fill('Open on Mondays, until one.');
	await rosalind.getByLabel('Look again on').fill('2026-04-13');
	await follow(button('Keep this decision'));
	assert.match(await main(), /Look again on Monday 13 April/);
});

chapter('in spring Today brings it back, with the board as it was', async () => {
	await rosalind.goto('/avatars/1/change');
	await rosalind.getByLabel(/name/i).first().fill('Bruno the second');
	await follow(button('Save this avatar'));
	await comes(spring);
	await rosalind.goto('/');
	await follow(rosalind.getByRole('link', { name: /Close on Mondays in winter/ }).first());
	const words = await main();
	for (const kept of [/I would not notice/, /Then I would be at home all Monday/,
		/Open on Mondays, until one\./, /Bruno/])
		assert.match(words, kept);
	assert.doesNotMatch(words, /Bruno the second/);
	await rosalind.getByLabel('What came of it, and were they right?')
		.fill('Mondays pay for themselves. Margaret was right.');
	await follow(button('Keep it beside the decision'));
	assert.match(await main(), /Mondays pay for themselves/);
	await rosalind.goto('/');
	assert.doesNotMatch(await main(), /Close on Mondays in winter/);
});

// Whoever hangs is retired, one after the other.
chapter('a board on which nobody hangs says how to begin', async () => {
	await rosalind.goto('/avatars?season=all');
	for (let left = await rosalind.locator('a.avatar-card').count(); left > 0; left--) {
		await rosalind.goto('/avatars?season=all');
		await follow(rosalind.locator('a.avatar-card').first());
		await follow(button(/^Retire/), /\/avatars\?/);
	}
	await rosalind.goto('/avatars?season=all');
	assert.match(await main(), /Nobody on the board yet/);
});

chapter('an avatar begins with what the people of a segment share, each line with its number', async () => {
	await rosalind.goto('/segments/1');
	const [, n] = (await main()).match(/(\d+) people/);
	await follow(rosalind.getByRole('link', { name: 'Start an avatar from these people' }));
	assert.match(await main(), /Begun from what “Bean people” share/);
	const drafted = await rosalind.locator('.seen-lines li').allInnerTexts();
	assert.ok(drafted.length >= 2, 'what they share is drafted');
	for (const line of drafted)
		assert.match(line, new RegExp(`\\d+ of ${n}`));
	await rosalind.locator('#avatar_name').fill('Beatrix');
	await rosalind.locator('#avatar_says').fill('Which farm is it from?');
	await follow(button('Save this avatar'), /\/avatars\/\d+\?saved=yes/);
	assert.match(await main(), new RegExp(`seen in \\d+ of ${n}`));
});

chapter('she hangs, is printed on one sheet, and no real name is on it', async () => {
	const file = path.join(own, 'beatrix.pdf');

	await follow(rosalind.getByRole('link', { name: 'Print', exact: true }), /\/print/);
	await rosalind.evaluate(() => document.fonts.ready);
	await rosalind.pdf({ path: file, preferCSSPageSize: true });
	const paper = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
	assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /^Pages:\s+1$/m);
	for (const words of [/Beatrix/, /Which farm is it from\?/, /seen in \d+/, /made up/])
		assert.match(paper, words);
	await rosalind.goto('/segments/1/people');
	const names = await rosalind.locator('.segment-members .name').allInnerTexts();
	assert.ok(names.filter(name => name.includes(' ')).length > 5, 'the people are listed');
	for (const name of names.filter(name => name.includes(' ')))
		assert.ok(!paper.includes(name), name);
	await rosalind.goto('/avatars');
	assert.match(await main(), /Beatrix/);
});

chapter('it is found by what came of it', async () => {
	await rosalind.goto('/decisions?q=mondays');
	assert.match(await main(), /Close on Mondays in winter/);
	assert.deepEqual([...faults, ...shop.faults], []);
});
