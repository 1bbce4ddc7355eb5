// Every screen of the program, as the tests and the pictures visit it.
//
//   path    where it is; or
//   go      how to get there, for what one has to do something for
//   route   the line of routes.def that it is a case of, when it is not the path's own
//   as      who looks; null is a stranger
//   book    which shop it belongs to: the demo (when not said), or an empty one
//   title   of the page, without " · Regulars"
//   part    true for what is only ever a part of another page
//   shows   words that must be on it, so that an empty page does not pass

import { startPage } from './support.mjs';

const owner = 'Rosalind';
const long = 'Maria da Conceição Vasconcelos-Fitzgerald';

// What the demo does not have: the longest name, other scripts, one with a name only.
export async function addPeople(page) {
	const people = {};

	people.long = await startPage(page, { call_name: long,
		looks: 'Wide straw hat with a ribbon, and a very large handbag full of knitting',
		say_name: 'ma-REE-a da con-say-SOWN', usual: 'Galão, and a custard tart, warmed' });
	people.greek = await startPage(page, { call_name: 'Ελένη Παπαδοπούλου',
		learned_new: 'Της αρέσει ο καφές χωρίς ζάχαρη' });
	people.arabic = await startPage(page, { call_name: 'عائشة المراكشي',
		looks: 'نظارة خضراء', learned_new: 'تحب الشاي بالنعناع' });
	people.unnamed = await startPage(page, { looks: 'red coat, small dog' });
	await page.goto(`${people.long}/change`);
	await page.locator('#greeting').fill(
		'Did your sister’s choir win the competition in Coimbra after all?');
	await page.locator('#household').fill('The Vasconcelos-Fitzgeralds of Upper Mill Street');
	await page.locator('#nicknames').fill('Mariazinha, São, the Senhora with the hat');
	await page.locator('#age_said').fill('about 70');
	await page.locator('#phone').fill('+351 912 345 678');
	await page.getByRole('button', { name: 'Save this page' }).click();
	await page.waitForURL(/saved=yes$/);
	return people;
}

async function ready(page) {
	await page.waitForFunction(() => document.readyState === 'complete');
}

async function openFace(page, name) {
	await page.goto('/sign-in');
	await page.locator('.staff-faces').getByText(name).click();
	await page.waitForURL(/\/sign-in\/\d+/);
}

async function openRow(page, list, words) {
	await page.goto(list);
	const row = page.locator('.ledger a, .timeline a').filter({ hasText: words }).first();
	await Promise.all([page.waitForNavigation(), row.click()]);
}

async function press(page, name) {
	await Promise.all([page.waitForNavigation(),
		page.getByRole('button', { name, exact: true }).click()]);
}

// A visit of two people, with a line added, one in the field and somebody looked for.
export async function fillVisit(page) {
	await page.goto('/visits/new?person=1&person=2');
	await page.getByLabel('The usual').check();
	await page.locator('#learned_new').fill('Their grandson starts school in Leeds');
	await page.locator('#add-button').click();
	await page.locator('.learned-lines li').waitFor();
	await page.locator('#find').fill('maria');
	await page.locator('#find-button').click();
	await page.locator('.found-people .tile').first().waitFor();
	await page.locator('#learned_new').fill('Alice cannot stand the smell of cinnamon');
}

export const screens = [
	{ name: 'first-run', path: '/first-run', as: null, book: 'empty', title: 'A new book',
		shows: 'Five lines, and it is yours.' },
	{ name: 'first-run-problem', route: '/first-run', as: null, book: 'empty',
		title: 'Problem: A new book', shows: 'There is a problem', async go(page) {
			await page.goto('/first-run');
			await page.locator('#shop_name').fill('Larkspur');
			await press(page, 'Open the book');
		} },
	{ name: 'sign-in', path: '/sign-in', as: null, title: 'Who is serving?', shows: 'Kofi' },
	{ name: 'pin', route: '/sign-in/:id', as: null, title: 'Hello, Kofi',
		shows: 'Your PIN, four to six digits', go: page => openFace(page, 'Kofi') },
	{ name: 'pin-wrong', route: '/sign-in/:id', as: null, title: 'Problem: Hello, Kofi',
		shows: 'That PIN doesn’t match.', async go(page) {
			await openFace(page, 'Kofi');
			await page.locator('#secret').fill('1111');
			await press(page, 'Open');
		} },
	{ name: 'passphrase', route: '/sign-in/:id', as: null, title: 'Hello, Rosalind',
		shows: 'Your passphrase', go: page => openFace(page, owner) },

	{ name: 'today', path: '/', as: 'Ines', title: 'Today', shows: 'Good morning, Ines' },
	{ name: 'today-owner', path: '/', as: owner, title: 'Today', shows: 'Here today' },
	{ name: 'today-saved', route: '/', as: 'Theo', title: 'Today', shows: 'You now know',
		async go(page) {
			await page.goto('/visits/new?person=1');
			await page.getByLabel('The usual').check();
			await page.locator('#save-button').click();
			await page.getByText('You now know').waitFor();
		} },
	{ name: 'today-undone', path: '/?undone=yes', as: 'Ines', title: 'Today',
		shows: 'Undone.' },
	{ name: 'today-typing', route: '/', as: 'Ines', title: 'Today',
		shows: 'Start a page for “fr”', async go(page) {
			await page.goto('/');
			await page.locator('#q').pressSequentially('fr');
			await page.locator('#found').waitFor();
		} },
	{ name: 'search', path: '/search?q=red+coat', as: 'Ines', title: 'Find “red coat”',
		shows: 'Mrs Ogunleye' },
	{ name: 'search-none', path: '/search?q=Zzyzx', as: 'Ines', title: 'Find “Zzyzx”',
		shows: 'Nobody like “Zzyzx”.' },
	{ name: 'search-empty', path: '/search', as: 'Ines', title: 'Find',
		shows: 'or a telephone number' },

	{ name: 'people', path: '/people', as: 'Ines', title: 'People', shows: 'Page 1 of 9' },
	{ name: 'people-last', path: '/people?page=9', as: 'Ines', title: 'People',
		shows: 'Page 9 of 9' },
	{ name: 'people-week', path: '/people?filter=week', as: 'Ines', title: 'People',
		shows: 'In this week' },
	{ name: 'people-new', path: '/people?filter=new', as: 'Ines', title: 'People',
		shows: 'Vasconcelos' },
	{ name: 'people-little', path: '/people?filter=little', as: 'Ines', title: 'People',
		shows: 'known' },
	{ name: 'new-face', path: '/people/new', as: 'Ines', title: 'A new face',
		shows: 'One line is enough.' },
	{ name: 'new-face-likeness', route: '/people/new', as: 'Ines', title: 'A new face',
		shows: 'Is this Fred Halloran', async go(page) {
			await page.goto('/people/new');
			await page.locator('#call_name').pressSequentially('Fred');
			await page.locator('#likeness .note').waitFor();
		} },
	{ name: 'new-face-problem', route: '/people/new', as: 'Ines',
		title: 'Problem: A new face', shows: 'Give a name, or what you see.',
		async go(page) {
			await page.goto('/people/new');
			await press(page, 'Start this page');
		} },
	{ name: 'likeness', path: '/people/likeness?call_name=Fred', as: 'Ines',
		title: 'A new face', shows: 'Is this Fred Halloran', part: true },
	{ name: 'person', path: '/people/1', as: 'Ines', title: 'Fred Halloran',
		shows: 'What we know' },
	{ name: 'person-family', path: '/people/7', as: 'Ines', title: 'Pat Delaney',
		shows: 'Emma Delaney' },
	{ name: 'person-with', path: '/people/1?with=2', as: 'Ines', title: 'Fred Halloran',
		shows: 'With Alice' },
	{ name: 'together', path: '/together?person=1&person=2', as: 'Ines',
		title: 'Fred and Alice', shows: 'Suits everybody' },
	{ name: 'together-family', path: '/together?person=7&person=8&person=9&person=10',
		as: 'Ines', title: 'Pat, Emma, Luke and Ryan', shows: 'Not for all of them' },
	{ name: 'person-saved', path: '/people/2?saved=yes', as: 'Ines',
		title: 'Alice Halloran', shows: 'Saved.' },
	{ name: 'person-long', person: 'long', as: 'Ines', title: long,
		shows: 'Mariazinha, São' },
	{ name: 'person-greek', person: 'greek', as: 'Ines', title: 'Ελένη Παπαδοπούλου',
		shows: 'χωρίς ζάχαρη' },
	{ name: 'person-arabic', person: 'arabic', as: 'Ines', title: 'عائشة المراكشي',
		shows: 'بالنعناع' },
	{ name: 'person-unnamed', person: 'unnamed', as: 'Ines', title: 'red coat, small dog',
		shows: 'We know what you see. That is how every page starts.' },
	{ name: 'change', path: '/people/1/change', as: 'Ines', title: 'Change Fred Halloran',
		shows: 'the book has no place for cards' },
	{ name: 'change-problem', route: '/people/:id/change', as: 'Ines',
		title: 'Problem: Change Fred Halloran', shows: 'There is a problem',
		async go(page) {
			await page.goto('/people/1/change');
			await page.locator('#age_said').fill('as old as the hills');
			await page.locator('#since_year').fill('ages');
			await press(page, 'Save this page');
		} },
	{ name: 'change-collision', route: '/people/:id/change', as: 'Ines',
		title: /Change Alice/, shows: 'Both are here: choose.', async go(page) {
			await page.goto('/people/2/change');
			await page.locator('input[name=version]').evaluate(input => {
				input.value = '1000';
			});
			await page.locator('#greeting').fill('Did the choir sing on Sunday?');
			await press(page, 'Save this page');
		} },
	{ name: 'facts', path: '/people/1/facts', as: 'Ines', title: /Fred/,
		shows: 'All we know of Fred Halloran' },

	{ name: 'visits', path: '/visits', as: 'Ines', title: /^Today, Tuesday 14 October/,
		shows: 'visit' },
	{ name: 'visits-day', path: '/visits?day=2025-10-11', as: 'Ines',
		title: /^Saturday 11 October/, shows: 'served by' },
	{ name: 'visits-none', path: '/visits?day=2020-02-03', as: 'Ines',
		title: /3 February/, shows: 'Nobody came in that day, or nobody wrote it down.' },
	{ name: 'visits-person', path: '/visits?person=1', as: 'Ines',
		title: 'Every visit of Fred Halloran', shows: 'Page 1 of' },
	{ name: 'visit-new', path: '/visits/new', as: 'Ines', title: 'Log a visit',
		shows: 'Tap everyone who came' },
	{ name: 'visit-new-filled', route: '/visits/new', as: 'Ines', title: 'Log a visit',
		shows: 'Their grandson starts school in Leeds', go: fillVisit },
	{ name: 'visit-new-problem', route: '/visits/new', as: 'Ines',
		title: 'Problem: Log a visit', shows: 'Choose who it was.', async go(page) {
			await page.goto('/visits/new');
			await page.locator('#learned_new').fill('Likes the window seat');
			await page.locator('#save-button').click();
			await page.locator('#problem').waitFor();
		} },
	{ name: 'visit', route: '/visits/:id', as: 'Ines', title: /^Thursday 9 October, /,
		shows: 'Alice Halloran',
		go: page => openRow(page, '/people/1', '9 October') },

	{ name: 'staff', path: '/staff', as: owner, title: 'Team', shows: 'Who can sign in' },
	{ name: 'staff-problem', route: '/staff', as: owner, title: 'Problem: Team',
		shows: 'A PIN has four to six digits.', async go(page) {
			await page.goto('/staff');
			await page.locator('#name').fill('Ottoline');
			await page.locator('#secret').fill('12');
			await press(page, 'Add to the team');
		} },
	{ name: 'staff-change', route: '/staff/:id', as: owner, title: 'Ines',
		shows: 'no longer works here', go: page => openRow(page, '/staff', 'Ines') },
	{ name: 'staff-owner', route: '/staff/:id', as: owner, title: 'Rosalind',
		shows: 'A new passphrase', go: page => openRow(page, '/staff', owner) },
	{ name: 'not-found', path: '/people/999999', as: 'Ines', title: /./,
		shows: 'There is no such page' },
	{ name: 'not-allowed', path: '/staff', as: 'Ines', title: /./,
		shows: 'This page is for the owner' },

	{ name: 'empty-today', path: '/', as: owner, book: 'empty-owned', title: 'Today',
		shows: 'An empty book. The best kind of start.' },
	{ name: 'empty-people', path: '/people', as: owner, book: 'empty-owned',
		title: 'People', shows: 'An empty book. The best kind of start.' },
	{ name: 'empty-visits', path: '/visits', as: owner, book: 'empty-owned',
		title: /^Today/, shows: 'Nobody yet.' },
	{ name: 'empty-visit-new', path: '/visits/new', as: owner, book: 'empty-owned',
		title: 'Log a visit', shows: 'Who was it?' },
];

// For the pictures alone: sizes.test.mjs looks at these in its own way.
export const otherSizes = [
	{ name: 'one-today', path: '/', as: owner, book: 'one' },
	{ name: 'one-people', path: '/people', as: owner, book: 'one' },
	{ name: 'large-today', path: '/', as: 'Ines', book: 'large' },
	{ name: 'large-people', path: '/people?page=20', as: 'Ines', book: 'large' },
];

// Goes to a screen and waits until it is all there, fonts too.
export async function visit(page, screen, people) {
	if (screen.go)
		await screen.go(page);
	else
		await page.goto(screen.path ?? people[screen.person]);
	await ready(page);
	await page.evaluate(() => document.fonts.ready);
}
