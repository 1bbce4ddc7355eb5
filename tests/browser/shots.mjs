// Saves a picture of every screen, in four sizes and both themes:
//
//	node tests/browser/shots.mjs FOLDER [screen ...]
//
// For people to look at; nothing is tested here.

import fs from 'node:fs';
import path from 'node:path';
import { beginBook, open, sizes, startLarge, startPage, themes } from './support.mjs';
import { addPeople, otherSizes, screens, visit } from './screens.mjs';

const [folder, ...wanted] = process.argv.slice(2);
const tallest = 2600;

if (!folder) {
	console.error('Name a folder for the pictures: node tests/browser/shots.mjs FOLDER');
	process.exit(2);
}
fs.mkdirSync(folder, { recursive: true });

const chosen = [...screens, ...otherSizes].filter(s => wanted.length === 0 || wanted.includes(s.name));
const books = {
	demo: await open({ demo: true }),
	empty: await open(),
	large: await startLarge(),
};
books['empty-owned'] = books.one = books.empty;

async function shoot(page, name) {
	for (const [size, viewport] of Object.entries(sizes)) {
		if (size === 'narrow')
			continue;
		await page.setViewportSize(viewport);
		for (const theme of themes) {
			await page.emulateMedia({ colorScheme: theme });
			const height = await page.evaluate(() => {
				scrollTo(0, 0);
				return document.documentElement.scrollHeight;
			});

			await page.screenshot({ path: path.join(folder, `${name}-${size}-${theme}.png`),
				fullPage: true, clip: { x: 0, y: 0, width: viewport.width,
					height: Math.min(Math.max(height, viewport.height), tallest) } });
		}
	}
	console.log(name);
}

const people = await addPeople(await books.demo.visitor({ as: 'Mila' }));
let owned = false, one = false;

for (const screen of chosen) {
	const book = screen.book ?? 'demo';

	if ((book === 'empty-owned' || book === 'one') && !owned) {
		await beginBook(books.empty);
		owned = true;
	}
	if (book === 'one' && !one) {
		await startPage(await books.one.visitor({ as: screen.as }),
			{ call_name: 'Alice Halloran' });
		one = true;
	}
	try {
		const page = await books[book].visitor({ as: screen.as ?? undefined });
		await visit(page, screen, people);
		await shoot(page, screen.name);
		await page.context().close();
	} catch (error) {
		console.error(`${screen.name}: ${error.message}`);
	}
}
await books.demo.close();
await books.empty.close();
await books.large.close();
for (const fault of [...books.demo.faults, ...books.empty.faults, ...books.large.faults])
	console.error(fault);
