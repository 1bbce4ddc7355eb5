// The counter, from an empty book to what the next colleague reads: one story, told in
// order, on a tablet with a finger.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chapters, open, seen, sizes } from './support.mjs';

const passphrase = 'saucer lantern seagull tuesday';
const tablet = { viewport: sizes.landscape, hasTouch: true };
const chapter = chapters(test);
let counter, rosalind, ines, theo;
const path = {};

before(async () => {
	counter = await open();
});

after(async () => counter?.close());

const button = (page, name) => page.getByRole('button', { name, exact: true });
const tile = (page, name) => page.locator('.tile').filter({ hasText: name });
const main = page => seen(page, 'main');

// Every finger on the glass is one tap; so many can be counted.
let taps = 0;
async function tap(locator) {
	taps++;
	await locator.tap();
}

// Taps what leads to another page, and waits for that.
async function follow(page, locator, url) {
	await Promise.all([page.waitForURL(url), tap(locator)]);
}

async function keyIn(page, digits) {
	for (const digit of digits)
		await tap(page.locator('.keys').getByRole('button', { name: digit, exact: true }));
}

async function pickFace(page, name) {
	await page.goto('/');
	await page.waitForURL('**/sign-in');
	await follow(page, page.getByRole('link', { name }), /\/sign-in\/\d+/);
}

async function startFace(page, fields) {
	await page.goto('/people/new');
	for (const [name, value] of Object.entries(fields))
		await page.locator(`#${name}`).fill(value);
	await follow(page, button(page, 'Start this page'), /\/people\/\d+\?saved=yes/);
	return new URL(page.url()).pathname;
}

// The line of the timeline, newest first.
const timeline = (page, n = 0) => page.locator('.timeline > li').nth(n);

chapter('an empty machine asks for the printed code and opens the book', async () => {
	rosalind = await counter.visitor(tablet);
	await rosalind.goto('/');
	assert.equal(new URL(rosalind.url()).pathname, '/first-run');
	assert.match(counter.shop.code, /^\w{4}-\w{4}$/);
	await rosalind.getByLabel('One-time code').fill('0000-0000');
	await rosalind.getByLabel('Name of the shop').fill('Larkspur Coffee & Books');
	await rosalind.getByLabel('What kind of shop?').selectOption('A café');
	await rosalind.getByLabel('Your name').fill('Rosalind');
	await rosalind.getByLabel('A passphrase').fill(passphrase);
	await tap(button(rosalind, 'Open the book'));
	await rosalind.locator('#problem').waitFor();
	assert.match(await rosalind.title(), /^Problem: /);
	assert.match(await main(rosalind), /That code doesn’t match/);
	assert.equal(await rosalind.getByLabel('Name of the shop').inputValue(),
		'Larkspur Coffee & Books');
	assert.equal(await rosalind.getByLabel('A passphrase').inputValue(), '');

	await rosalind.getByLabel('One-time code').fill(counter.shop.code);
	await rosalind.getByLabel('A passphrase').fill(passphrase);
	await follow(rosalind, button(rosalind, 'Open the book'), '/');
	const today = await main(rosalind);
	for (const words of ['An empty book. The best kind of start.', 'Your team',
		'The first five', 'One visit'])
		assert.ok(today.includes(words), words);
});

chapter('the owner adds two colleagues and closes the book', async () => {
	await rosalind.goto('/');
	await follow(rosalind, rosalind.getByRole('link', { name: 'Add somebody' }), '/staff');
	for (const [name, pin] of [['Ines', '2580'], ['Theo', '7391']]) {
		await rosalind.getByLabel('Name', { exact: true }).fill(name);
		await rosalind.getByLabel('A PIN').fill(pin);
		await follow(rosalind, button(rosalind, 'Add to the team'), /saved=yes/);
		await rosalind.locator('.ledger').getByText(name).waitFor();
	}
	assert.match(await main(rosalind), /3 people can sign in\./);
	await rosalind.goto('/');
	assert.match(await main(rosalind), /Ines and Theo can sign in\./);
	await follow(rosalind, rosalind.getByRole('button', { name: /^Rosalind ?: close/ }),
		'/sign-in');
	assert.match(await seen(rosalind, '.cover'), /The book is closed\./);
	await rosalind.goto('/people');
	assert.equal(new URL(rosalind.url()).pathname, '/sign-in');
});

chapter('a colleague picks a face and types the PIN on the keys of the screen', async () => {
	ines = await counter.visitor(tablet);
	await pickFace(ines, 'Ines');
	await keyIn(ines, '25');
	assert.equal(await ines.locator('.digits i.on').count(), 2);
	assert.equal(await ines.locator('#entered').textContent(), '2 digits entered');
	await tap(button(ines, 'Clear'));
	assert.equal(await ines.locator('.digits i.on').count(), 0);
	await keyIn(ines, '1111');
	await tap(button(ines, 'Open'));
	await ines.getByText('That PIN doesn’t match. Four tries left.').waitFor();
	assert.match(await ines.title(), /^Problem: /);
	await keyIn(ines, '2580');
	await follow(ines, button(ines, 'Open'), '/');
	assert.match(await main(ines), /An empty book\. The best kind of start\./);
});

chapter('the first person is started by what one sees', async () => {
	await follow(ines, ines.getByRole('link', { name: 'A new face' }), '/people/new');
	await tap(button(ines, 'Start this page'));
	await ines.locator('#problem').waitFor();
	assert.match(await ines.title(), /^Problem: /);
	assert.match(await main(ines), /Give a name, or what you see\./);
	await ines.getByLabel('Or what you see').fill('red coat, small dog');
	await follow(ines, button(ines, 'Start this page'), /saved=yes/);
	path.coat = new URL(ines.url()).pathname;
	assert.equal(await ines.getByRole('heading', { level: 1 }).innerText(),
		'red coat, small dog');
	assert.match(await main(ines), /We know what you see\. That is how every page starts\./);
});

chapter('likely doubles are offered while typing, and somebody else is started', async () => {
	path.fred = await startFace(ines, { call_name: 'Fred Halloran', looks: 'Tweed jacket',
		say_name: 'Fred, never Frederick', usual: 'Flat white, extra hot' });
	path.alice = await startFace(ines, { call_name: 'Alice Halloran' });

	await ines.goto('/people/new');
	await ines.getByLabel('Name', { exact: true }).pressSequentially('Fre');
	const doubles = ines.locator('#likeness');
	await doubles.getByText('Is this Fred Halloran, Tweed jacket, not seen yet?').waitFor();
	assert.match(await doubles.innerText(), /Somebody else\? Start the page\./);
	await ines.getByLabel('Name', { exact: true }).fill('Fred Osei');
	await ines.getByLabel('Or what you see').fill('Long green scarf');
	await follow(ines, button(ines, 'Start this page'), /saved=yes/);
	path.osei = new URL(ines.url()).pathname;
	assert.ok(![path.fred, path.alice, path.coat].includes(path.osei));

	path.jose = await startFace(ines, { call_name: 'José Freire', usual: 'Cortado' });
	await ines.goto('/');
	assert.match(await main(ines), /Five people are in the book\./);
});

chapter('search answers as one types, tells how many, and is walked by keys', async () => {
	const field = ines.getByLabel('Who is in front of you?');
	const said = ines.locator('#said');
	const focused = () => ines.evaluate(() => document.activeElement.textContent);
	const tells = words => ines.waitForFunction(
		w => document.querySelector('#said').textContent === w, words);

	await ines.goto('/');
	await field.pressSequentially('fr');
	await tells('3 people');
	assert.equal(await said.getAttribute('role'), 'status');
	assert.match(await seen(ines, '#found'), /Fred Halloran.*Start a page for “fr”/);
	await field.press('ArrowDown');
	const first = await focused();
	await ines.keyboard.press('ArrowDown');
	const second = await focused();
	assert.match(first, /Fr/);
	assert.match(second, /Fr/);
	assert.notEqual(first, second);
	await ines.keyboard.press('ArrowUp');
	assert.equal(await focused(), first);
	await ines.keyboard.press('Escape');
	assert.ok(await field.evaluate(f => f === document.activeElement), 'Esc leads back');
	await field.press('Escape');
	assert.equal(await field.inputValue(), '');
	assert.equal(await ines.locator('#found').count(), 0);

	await field.pressSequentially('RED coat');
	await tells('1 person');
	assert.match(await seen(ines, '#found'), /red coat, small dog/);
	await field.fill('');
	await field.pressSequentially('jose');
	await ines.locator('#found').getByText('José Freire').waitFor();
	await field.press('ArrowDown');
	await Promise.all([ines.waitForURL(`**${path.jose}`), ines.keyboard.press('Enter')]);
	assert.equal(await ines.title(), 'José Freire · Regulars');

	await ines.goto('/');
	await field.fill('halloran');
	await tells('2 people');
	await Promise.all([ines.waitForURL('**/search?q=halloran'), field.press('Enter')]);
	assert.match(await main(ines), /Fred Halloran.*Alice Halloran|Alice Halloran.*Fred Hal/);
});

chapter('a page is changed, and keeps what was said as it was said', async () => {
	await ines.goto(path.alice);
	await follow(ines, ines.getByRole('link', { name: 'Change', exact: true }), /\/change$/);
	await ines.getByLabel('Household').fill('The Hallorans');
	await follow(ines, button(ines, 'Save this page'), /saved=yes/);
	await ines.goto(`${path.fred}/change`);
	await ines.getByLabel('A first sentence').fill('Did the tunnel arrive?');
	await ines.getByLabel('Say it like').fill('Fred, as in bread');
	await ines.getByLabel('Age or birthday').fill('about 20');
	await ines.getByLabel('Household').fill('the hallorans');
	await ines.getByLabel('Telephone').fill('01632 960417');
	await follow(ines, button(ines, 'Save this page'), /saved=yes/);
	const page = await main(ines);
	for (const words of ['Saved.', '“Did the tunnel arrive?”', 'Say Fred, as in bread.',
		'about 20', 'The Hallorans', 'Only Alice', '01632 960417'])
		assert.ok(page.includes(words) || words.startsWith('“') &&
			page.includes(words.slice(1, -1)), words);
	const quote = ines.locator('.greeting q');
	assert.equal(await quote.innerText(), 'Did the tunnel arrive?');
	for (const [typed, name] of [['960417', 'Fred Halloran'], ['the hallor', 'Alice']]) {
		await ines.goto(`/search?q=${encodeURIComponent(typed)}`);
		assert.match(await main(ines), new RegExp(name), typed);
	}
});

chapter('a visit of two people keeps two lines: one added, one left in the field', async () => {
	await ines.goto(path.fred);
	await follow(ines, ines.locator('.head').getByRole('link', { name: 'Log a visit' }),
		/\/visits\/new\?person=/);
	// Two are called Fred, so both stand there with their whole name.
	assert.ok(await ines.getByRole('checkbox', { name: 'Fred Halloran' }).isChecked());
	assert.ok(!await ines.getByRole('checkbox', { name: 'Fred Osei' }).isChecked());
	await tap(tile(ines, 'Alice'));
	await button(ines, 'Save for Fred Halloran and Alice').waitFor();
	await tap(ines.getByLabel('Stayed and talked'));

	// Enter adds, and the book proposes what kind of thing it is.
	const field = ines.getByLabel('What we learned', { exact: true });
	await field.fill('Their grandson starts school in Leeds');
	await field.press('Enter');
	const line = ines.locator('.learned-lines li');
	await line.waitFor();
	assert.match(await line.innerText(), /Everyone: family\s+Their grandson starts school/);
	assert.equal(await field.inputValue(), '');
	assert.ok(await field.evaluate(f => f === document.activeElement), 'ready for the next');

	await field.fill('Cinnamon in the air');
	await tap(ines.getByRole('radio', { name: 'Alice' }));
	await tap(ines.getByRole('radio', { name: 'Bothers' }));
	await follow(ines, button(ines, 'Save for Fred Halloran and Alice'),
		/\/\?saved=\d+/);
	const note = await seen(ines, '.note.good');
	assert.match(note, /Saved\./);
	assert.match(note, /You now know 1 thing about Fred( Halloran)?\./);
	assert.match(note, /You now know 2 things about Alice\./);
	await button(ines, 'Undo').waitFor();
	const row = await seen(ines, '.side .ledger li');
	assert.match(row, /Fred Halloran and Alice Halloran|Alice Halloran and Fred Halloran/);
	assert.match(row, /Their grandson starts school in Leeds/);
	assert.match(row, /Cinnamon in the air/);
	path.visit = `/visits/${new URL(ines.url()).searchParams.get('saved')}`;
});

chapter('from Today a visit without a note is three taps and a moment', async () => {
	await ines.goto('/');
	const began = Date.now();

	taps = 0;
	await follow(ines, ines.locator('.spine').getByRole('link', { name: 'Log a visit' }),
		'/visits/new');
	await tap(tile(ines, 'Fred Halloran'));
	await follow(ines, ines.getByRole('button', { name: /^Save for Fred/ }),
		/\/\?saved=\d+/);
	assert.equal(taps, 3);
	assert.ok(Date.now() - began < 10000, `${Date.now() - began} ms`);
	assert.match(await seen(ines, '.note.good'), /You now know 1 thing about Fred( Halloran)?\./);
});

chapter('a visit is undone by the line that told of it', async () => {
	await ines.goto(path.fred);
	assert.match(await main(ines), /With us since 2025, 2 visits/);
	await ines.goBack();
	await follow(ines, button(ines, 'Undo'), /undone=yes/);
	assert.match(await main(ines), /Undone\. The visit and what was learned at it/);
	await ines.goto(path.fred);
	assert.match(await main(ines), /With us since 2025, 1 visit,/);
	assert.equal(await ines.locator('.timeline > li').count(), 1);
});

chapter('the next colleague reads what was learned, by whom and when', async () => {
	theo = await counter.visitor(tablet);
	await pickFace(theo, 'Theo');
	await keyIn(theo, '7391');
	await follow(theo, button(theo, 'Open'), '/');
	await theo.getByLabel('Who is in front of you?').fill('alice');
	const found = theo.locator('#found').getByRole('link', { name: 'Alice Halloran' });
	await follow(theo, found, `**${path.alice}`);
	const known = theo.locator('.card').filter({ hasText: 'What matters to' });
	assert.match(await known.innerText(),
		/Bothers\s+Cinnamon in the air\s+They told Ines, today/);
	assert.match(await main(theo), /Their grandson starts school in Leeds/);
	assert.match(await seen(theo, '.better-not'), /Better not: ?Cinnamon in the air/);
	await follow(theo, known.getByRole('link', { name: 'today' }).first(), `**${path.visit}`);
	const visit = await main(theo);
	for (const words of ['Served by Ines, in the shop', 'Cinnamon in the air',
		'Their grandson starts school in Leeds', 'Stayed and talked.', 'Fred Halloran'])
		assert.ok(visit.includes(words), words);
	assert.equal(await button(theo, 'Undo this visit').count(), 0, 'only Ines may');
});

chapter('a telephone call stands in the timeline and is no visit', async () => {
	await theo.goto(`/visits/new?person=${path.fred.split('/').at(-1)}`);
	await tap(theo.getByRole('radio', { name: 'By phone' }));
	await follow(theo, theo.getByRole('button', { name: /^Save for Fred/ }),
		/\/\?saved=\d+/);
	await theo.goto(path.fred);
	assert.match(await timeline(theo).innerText(), /by phone, served by Theo/);
	assert.match(await main(theo), /With us since 2025, 1 visit,/);
	assert.equal(await theo.locator('.timeline > li').count(), 2);
});

chapter('Save pressed twice logs one visit', async () => {
	await theo.goto(`/visits/new?person=${path.jose.split('/').at(-1)}`);
	await Promise.all([theo.waitForURL(/\/\?saved=\d+/),
		button(theo, 'Save for José').dblclick()]);
	await theo.goto(path.jose);
	assert.equal(await theo.locator('.timeline > li').count(), 1);

	// And where no script holds the second one back, the form's own key does.
	await theo.goto(`/visits/new?person=${path.jose.split('/').at(-1)}`);
	const answers = await theo.evaluate(async () => {
		const form = document.querySelector('#visit-form');
		const send = () => fetch(form.action, { method: 'POST',
			body: new URLSearchParams(new FormData(form)) });
		return (await Promise.all([send(), send(), send()])).map(a => a.url);
	});
	assert.match(answers[0], /\/\?saved=\d+$/);
	assert.deepEqual(new Set(answers).size, 1);
	await theo.goto(path.jose);
	assert.equal(await theo.locator('.timeline > li').count(), 2);
});

chapter('a form that comes again with other words is refused, and keeps the words', async () => {
	await theo.goto(`/visits/new?person=${path.osei.split('/').at(-1)}`);
	await theo.evaluate(async () => {
		const form = document.querySelector('#visit-form');
		await fetch(form.action, { method: 'POST',
			body: new URLSearchParams(new FormData(form)) });
	});
	await theo.getByLabel('What we learned', { exact: true }).fill('Paints lighthouses');
	const [answer] = await Promise.all([
		theo.waitForResponse(r => r.request().method() === 'POST'),
		tap(theo.getByRole('button', { name: /^Save for Fred/ }))]);
	assert.equal(answer.status(), 409);
	await theo.locator('#problem').waitFor();
	assert.match(await theo.title(), /^Problem: /);
	const kept = await theo.locator('#visit-form').evaluate(form =>
		[...new FormData(form).values()].join('\n'));
	assert.match(kept, /Paints lighthouses/);
	await theo.goto(path.osei);
	assert.equal(await theo.locator('.timeline > li').count(), 1);
	assert.ok(!(await main(theo)).includes('lighthouses'));
});

test('no page of this story said, asked or threw anything it should not', () => {
	assert.deepEqual(counter.faults, []);
});
