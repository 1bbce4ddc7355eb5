// Avatars on paper, as Chromium prints them: at A4 and at Letter, each sheet one page, with all
// its text, and with no ink outside of what both papers have room for.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { folder } from '../server.mjs';
import { open } from './support.mjs';

const owner = 'Rosalind';
const dots = 50;                              // of a picture of the sheet, an inch
const inch = 25.4;
const papers = { a4: [210, 297], letter: [215.9, 279.4] };
const safe = { upright: [180, 250], wide: [250, 180] };
const answers = 8;
const wall = [1, 3, 4, 6, 10, 11, 12, 18];    // the blocks that a new book has on the wall
const staples = 13;                           // millimetres at the top
let shop, page, out, wide, talker;

// 90 letters, as wide as letters are: each begins with a word of its own.
const long = (block, line) => `Q${block}x${line} `.padEnd(90, 'W');

// Somebody with 40 letters of a name, and as much as there is room for in each of these blocks.
async function make(name, fields, lines) {
	await page.goto('/avatars/new');
	await page.locator('#avatar_name').fill(name);
	for (const [field, value] of Object.entries(fields))
		await page.locator(`#${field}`).fill(value);
	for (const [block, text] of Object.entries(lines))
		await page.locator(`#block-${block}`).fill(text);
	await Promise.all([page.waitForURL(/\/avatars\/\d+\?saved=yes$/),
		page.locator('.avatar-form button.main').click()]);
	return new URL(page.url()).pathname;
}

before(async () => {
	shop = await open({ demo: true });
	page = await shop.visitor({ as: owner });
	out = folder();
	wide = await make('Wilhelmina', { avatar_tag: 'Wants to know the whole farm and weather',
		avatar_says: 'Tell me something about this coffee that I did not know yesterday, and how.' },
	Object.fromEntries(wall.map(block => [block, long(block, 1)])));
	talker = await make('W'.repeat(40), { avatar_tag: 'W'.repeat(60), avatar_says: 'W'.repeat(120) },
		Object.fromEntries(Array.from({ length: 18 }, (_, i) => [i + 1,
			Array.from({ length: answers }, (__, line) => long(i + 1, line + 1)).join('\n')])));
});

after(async () => {
	await shop?.close();
	if (out)
		fs.rmSync(out, { recursive: true, force: true });
});

// Prints a page as its style has it, with nothing chosen in a dialogue.
async function print(address) {
	const file = path.join(out, 'sheet.pdf');

	await page.goto(address);
	await page.evaluate(() => document.fonts.ready);
	await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false });
	const facts = execFileSync('pdfinfo', ['-f', '1', '-l', '99', file]).toString();

	return { file, pages: Number(facts.match(/^Pages:\s+(\d+)/m)[1]),
		sizes: [...facts.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)]
		    .map(([, w, h]) => [w / 72 * inch, h / 72 * inch]),
		text: execFileSync('pdftotext', ['-layout', file, '-']).toString(),
		run: execFileSync('pdftotext', ['-raw', file, '-']).toString().replace(/\s+/g, '') };
}

// Where there is ink on each page, in millimetres: left, top, right, bottom.
function ink(file) {
	const base = path.join(out, 'ink');

	execFileSync('pdftoppm', ['-r', String(dots), '-gray', file, base]);
	return fs.readdirSync(out).filter(name => /^ink.*\.pgm$/.test(name)).sort().map(name => {
		const whole = fs.readFileSync(path.join(out, name));
		const [head, w, h] = whole.subarray(0, 40).toString('latin1').match(/^P5\s+(\d+)\s+(\d+)\s+255\s/);
		const grey = whole.subarray(head.length), box = [Infinity, Infinity, -1, -1];

		for (let y = 0; y < Number(h); y++)
			for (let x = 0; x < Number(w); x++)
				if (grey[y * w + x] < 250) {
					box[0] = Math.min(box[0], x);
					box[1] = Math.min(box[1], y);
					box[2] = Math.max(box[2], x + 1);
					box[3] = Math.max(box[3], y + 1);
				}
		fs.rmSync(path.join(out, name));
		return box.map(at => at / dots * inch);
	});
}

// The paper is of that size, and all ink is where both papers have room.
function whole(sheet, paper, way) {
	const [across, down] = way === 'wide' ? [...papers[paper]].reverse() : papers[paper];
	const [room, length] = safe[way], near = 0.6;

	for (const [w, h] of sheet.sizes) {
		assert.ok(Math.abs(w - across) < near && Math.abs(h - down) < near, `${w} x ${h} mm`);
	}
	ink(sheet.file).forEach(([left, top, right, bottom], n) => {
		const said = `ink of page ${n + 1}: ${[left, top, right, bottom].map(Math.round).join(' ')}`;

		assert.ok(left >= (across - room) / 2 - near, said);
		assert.ok(right <= (across + room) / 2 + near, said);
		assert.ok(top >= (down - length) / 2 - near && top > staples, said);
		assert.ok(bottom <= (down + length) / 2 + near, said);
		assert.ok(right > across / 2, `page ${n + 1} is empty`);
	});
}

// What a sheet would hide, because it is longer than the sheet.
async function nothingHidden() {
	await page.emulateMedia({ media: 'print' });
	const over = await page.evaluate(() => [...document.querySelectorAll('.paper, .paper-card')]
	    .map(sheet => [sheet.className, sheet.scrollHeight - sheet.clientHeight,
	        sheet.scrollWidth - sheet.clientWidth])
	    .filter(([, down, across]) => down > 1 || across > 1));

	await page.emulateMedia({ media: null });
	assert.deepEqual(over, [], 'something does not fit');
}

// All 90 letters of a line, wherever it was broken.
const told = (sheet, block, line) =>
	assert.ok(sheet.run.includes(long(block, line).replaceAll(' ', '')), `line ${line} of ${block}`);

for (const paper of Object.keys(papers))
	describe(paper, () => {
		it('has one avatar on one sheet, with all that it says', async () => {
			const sheet = await print(`/avatars/1/print?paper=${paper}`);

			assert.equal(sheet.pages, 1);
			whole(sheet, paper, 'upright');
			await nothingHidden();
			for (const text of ['Bruno', 'Wants to know the farm', 'Larkspur Coffee & Books',
				'Sound engineer, self-employed', 'Before we decide, ask Bruno', 'made up', 'Look again in'])
				assert.ok(sheet.text.includes(text), text);
		});

		it('has eight answers of 90 wide letters on one sheet, complete', async () => {
			const sheet = await print(`${wide}/print?paper=${paper}`);

			assert.equal(sheet.pages, 1);
			whole(sheet, paper, 'upright');
			await nothingHidden();
			wall.forEach(block => told(sheet, block, 1));
		});

		it('has whoever tells as much as can be on one sheet too', async () => {
			const sheet = await print(`${talker}/print?paper=${paper}`);

			assert.equal(sheet.pages, 1);
			whole(sheet, paper, 'upright');
			await nothingHidden();
			wall.forEach(block => told(sheet, block, 1));
		});

		it('has all that they tell on second sheets, each line of it', async () => {
			const sheet = await print(`${talker}/print?sheet=all&paper=${paper}`);

			assert.ok(sheet.pages > 2);
			assert.equal(sheet.pages, await page.locator('.paper').count());
			whole(sheet, paper, 'upright');
			await nothingHidden();
			for (let block = 1; block <= 18; block++)
				for (let line = 1; line <= answers; line++)
					told(sheet, block, line);
		});

		it('has four cards on a sheet', async () => {
			const sheet = await print(`/avatars/cards?paper=${paper}`);

			assert.equal(sheet.pages, await page.locator('.cards-sheet').count());
			assert.ok(sheet.pages >= 2);
			whole(sheet, paper, 'upright');
			await nothingHidden();
			assert.ok(sheet.text.includes('Bruno') && sheet.text.includes('Wilhelmina'));
		});

		it('has a poster, on its side', async () => {
			const sheet = await print(`/avatars/poster?paper=${paper}`);

			assert.equal(sheet.pages, await page.locator('.poster').count());
			whole(sheet, paper, 'wide');
			await nothingHidden();
			assert.ok(sheet.text.includes('Who are we doing it for?'));
			assert.ok(sheet.text.includes('3. Write down what they would say.'));
		});
	});

describe('black and white', () => {
	it('has words that are dark enough, whatever their colour', async () => {
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await page.goto('/avatars/1/print');
		const pale = await page.evaluate(() => [...document.querySelectorAll('.paper *')]
		    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
		    .map(e => getComputedStyle(e).color.match(/\d+/g).map(Number))
		    .filter(([r, g, b]) => 0.299 * r + 0.587 * g + 0.114 * b > 80).length);

		assert.equal(pale, 0);
		await page.emulateMedia({ media: null, colorScheme: null });
	});
});
