// The counter once more, shorter, in a browser that runs no script: every form posts and
// every list is a page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chapters, open, seen, sizes } from './support.mjs';

const passphrase = 'saucer lantern seagull tuesday';
const plain = { javaScriptEnabled: false, viewport: sizes.upright };
const chapter = chapters(test);
let counter, page;
const path = {};

before(async () => {
	counter = await open();
	page = await counter.visitor(plain);
});

after(async () => counter?.close());

const button = name => page.getByRole('button', { name, exact: true });
const field = name => page.getByLabel(name, { exact: true });
const main = () => seen(page, 'main');
const here = () => new URL(page.url()).pathname;

// Presses what leads to another page, be it the same address.
async function follow(locator) {
	await Promise.all([page.waitForEvent('load'), locator.click()]);
}

chapter('a book is opened and a colleague added without script', async () => {
	await page.goto('/');
	assert.equal(here(), '/first-run');
	await field('Name of the shop').fill('Larkspur');
	await field('Your name').fill('Rosalind');
	await follow(button('Open the book'));
	assert.match(await page.title(), /^Problem: A new book/);
	assert.equal(await field('Name of the shop').inputValue(), 'Larkspur');
	await field('One-time code').fill(counter.shop.code);
	await field('A passphrase').fill(passphrase);
	await follow(button('Open the book'));
	assert.equal(here(), '/');

	await page.goto('/staff');
	await field('Name').fill('Ines');
	await field('A PIN').fill('25');
	await follow(button('Add to the team'));
	assert.match(await page.title(), /^Problem: Team/);
	assert.match(await main(), /A PIN has four to six digits\./);
	assert.equal(await field('Name').inputValue(), 'Ines');
	assert.equal(await field('A PIN').inputValue(), '', 'a PIN never comes back');
	await field('A PIN').fill('2580');
	await follow(button('Add to the team'));
	assert.match(await main(), /2 people can sign in\./);
	await follow(page.getByRole('button', { name: /close the book$/ }));
	assert.equal(here(), '/sign-in');
});

chapter('the PIN goes into a plain field', async () => {
	await follow(page.getByRole('link', { name: 'Ines' }));
	assert.equal(await page.locator('.keys').count(), 0);
	const pin = page.getByLabel(/^Your PIN/);
	await pin.fill('1111');
	await follow(button('Open the book'));
	assert.match(await page.title(), /^Problem: Hello, Ines/);
	assert.match(await main(), /That PIN doesn’t match\. Four tries left\./);
	assert.equal(await pin.inputValue(), '');
	await pin.fill('2580');
	await follow(button('Open the book'));
	assert.equal(here(), '/');
});

chapter('a page is started, and a likely double is asked about once', async () => {
	await page.goto('/people/new');
	await field('Say it like').fill('as in bread');
	await follow(button('Start this page'));
	assert.match(await page.title(), /^Problem: A new face/);
	assert.equal(await page.locator('#problem').getByRole('link',
		{ name: 'Give a name, or what you see.' }).getAttribute('href'), '#call_name');
	assert.equal(await field('Say it like').inputValue(), 'as in bread');
	await field('Name').fill('Fred Halloran');
	await field('Or what you see').fill('Tweed jacket');
	await follow(button('Start this page'));
	path.fred = here();
	assert.match(await main(), /Say as in bread\./);

	await page.goto('/people/new');
	await field('Name').fill('Fred Osei');
	await field('The usual').fill('Mocha');
	await follow(button('Start this page'));
	assert.equal(here(), '/people/new');
	assert.match(await main(), /Is this Fred Halloran, Tweed jacket, not seen yet\?/);
	assert.match(await main(), /Somebody else\? Start the page\./);
	assert.equal(await field('The usual').inputValue(), 'Mocha');
	await follow(button('Start this page'));
	path.osei = here();
	assert.match(path.osei, /^\/people\/\d+$/);
	assert.notEqual(path.osei, path.fred);
});

chapter('somebody is found by the form', async () => {
	await page.goto('/');
	await page.getByLabel('Who is in front of you?').fill('TWEED');
	await follow(button('Find'));
	assert.equal(here(), '/search');
	assert.match(await main(), /Fred Halloran Tweed jacket/);
	await page.getByLabel('Who is in front of you?').fill('nobody such');
	await follow(button('Find'));
	assert.match(await main(), /Nobody like “nobody such”\./);
	await follow(page.getByRole('link', { name: 'Start a page for “nobody such”' }));
	assert.equal(await field('Name').inputValue(), 'nobody such');
});

chapter('a visit is logged by the buttons Find, Add and Save', async () => {
	await page.goto('/visits/new');
	await page.getByLabel('What we learned', { exact: true }).fill('Plays chess every Friday');
	await follow(button('Save this visit'));
	assert.match(await page.title(), /^Problem: Log a visit/);
	assert.match(await main(), /Choose who it was\./);
	assert.match(await page.locator('#visit-form').evaluate(form =>
		[...new FormData(form).values()].join('\n')), /Plays chess every Friday/);

	// Enter in the field of somebody else looks for them, wherever the first button is.
	await page.goto('/visits/new');
	await page.getByLabel(/^Somebody else/).fill('tweed');
	await Promise.all([page.waitForEvent('load'),
		page.getByLabel(/^Somebody else/).press('Enter')]);
	assert.ok(await page.locator('.tile').filter({ hasText: 'Fred' }).count() > 0);
	assert.ok(!/Problem/.test(await page.title()));

	await page.goto(`/visits/new?person=${path.fred.split('/').at(-1)}`);
	const find = page.getByLabel(/^Somebody else/);
	await find.fill('osei');
	await follow(page.locator('#find-button'));
	assert.ok(await page.getByRole('checkbox', { name: 'Fred' }).first().isChecked());
	await page.locator('.tile').filter({ has: page.locator(
		`input[value="${path.osei.split('/').at(-1)}"]`) }).click();
	await page.getByLabel('What we learned', { exact: true }).fill('They met at chess');
	await page.getByLabel('Habit').check();
	await follow(page.locator('#add-button'));
	const lines = page.locator('.learned-lines li');
	assert.equal(await lines.count(), 1);
	assert.match(await lines.innerText(), /Everyone: habit\s+They met at chess/);
	assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 2);
	await page.getByLabel('What we learned', { exact: true }).fill('To be left out again');
	await follow(page.locator('#add-button'));
	assert.equal(await lines.count(), 2);
	await follow(button('Leave out: To be left out again'));
	assert.equal(await lines.count(), 1);
	await page.getByLabel('What we learned', { exact: true }).fill('No sugar');
	await page.getByLabel('In a hurry').check();
	await follow(page.getByRole('button', { name: /^Save for Fred.* and Fred/ }));
	assert.equal(here(), '/');
	assert.match(await seen(page, '.note.good'), /You now know 2 things about Fred/);
	await page.goto(path.osei);
	for (const words of ['They met at chess', 'No sugar', 'In a hurry.', 'with Fred',
		'They told Ines'])
		assert.ok((await main()).includes(words), words);
});

chapter('a visit is undone by a plain button', async () => {
	await page.goto(`/visits/new?person=${path.fred.split('/').at(-1)}`);
	await follow(page.getByRole('button', { name: /^Save for Fred/ }));
	await follow(button('Undo'));
	assert.match(await main(), /Undone\./);
	await page.goto(path.fred);
	assert.match(await main(), /With us since 2025, 1 visit,/);
});

chapter('a page that is changed wrongly comes back as it was typed', async () => {
	await page.goto(`${path.fred}/change`);
	await field('A first sentence').fill('Did the tunnel arrive?');
	await field('Age or birthday').fill('as old as the hills');
	await follow(button('Save this page'));
	assert.match(await page.title(), /^Problem: Change Fred Halloran/);
	assert.match(await main(), /There is a problem Write an age as 34/);
	assert.equal(await field('A first sentence').inputValue(), 'Did the tunnel arrive?');
	assert.equal(await field('Age or birthday').inputValue(), 'as old as the hills');
	await field('Age or birthday').fill('18–24');
	await follow(button('Save this page'));
	assert.match(await main(), /18–24/);
});

test('no plain page asked or threw anything it should not', () => {
	assert.deepEqual(counter.faults, []);
});
