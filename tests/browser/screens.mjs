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
	await addFamily(page, people);
	return people;
}

// What the Delaneys of the demo, a family with a dog, do not have: something they all
// share that is not so for one of them.
export async function addFamily(page, people) {
	await page.goto('/people/7');
	people.emma = await page.locator('.housemates a').filter({ hasText: 'Emma Delaney' })
	    .getAttribute('href');
	people.family = await page.locator('.home .title a').getAttribute('href');
	people.familyChange = `${people.family}/change`;
	people.familyAdd = `${people.family}/add?find=hall`;
	people.leave = `${people.family}/leave?person=${people.emma.split('/').pop()}`;
	await page.goto(people.family);
	people.companion = await page.locator('.pets a').first().getAttribute('href');
	await page.locator('#learned_new').fill('Only vegetarian');
	await page.locator('#kind_new').selectOption('must');
	await press(page, 'Write it for all of them');
	await page.goto(people.emma);
	people.differs = await page.locator('.home .shared').filter({ hasText: 'Only vegetarian' })
	    .getByRole('link', { name: /^Not so for/ }).getAttribute('href');
	await page.goto(people.differs.replace(/\d+/, '7'));
	await page.locator('#instead').fill('Eats fish on Fridays');
	await page.locator('#instead_why').fill('A custom from his mother');
	await press(page, 'Save for Pat');
	await page.goto('/people/7/ties');
	people.tie = await page.getByRole('link', { name: /^Change/ }).first().getAttribute('href');
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

async function addFact(page, person, kind, source, text) {
	await page.goto(`/people/${person}/facts`);
	await page.locator(`input[name=kind][value=${kind}]`).check();
	await page.getByLabel(source).check();
	await page.locator('#text').fill(text);
	await press(page, 'Save this');
}

async function openFact(page, text) {
	await Promise.all([page.waitForNavigation(),
		page.getByRole('link', { name: text, exact: true }).first().click()]);
}

// What Ines loves, some of which people of the demo love too.
async function addInterests(page, interests = 'chess, model railways, jazz') {
	await page.goto('/me');
	await page.locator('#interests').fill(interests);
	await press(page, 'Add');
}

async function beginKnowing(page) {
	await page.goto('/rounds');
	const begin = page.locator('.games .card').last().locator('button, a.button');
	await Promise.all([page.waitForURL(/\/rounds\/\d+$/), begin.click()]);
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

// Some answers, once, so that the ring has something to show.
async function fillKnowledge(page, person) {
	const answers = [[1, 'Fred, for forty years'], [2, 'A daughter in Leeds'], [5, 'Show tunes'],
		[6, 'Swims on Mondays'], [8, 'The choir'], [11, 'St Hilda’s']];

	for (const [question, words] of answers) {
		await page.goto(`${person}/knowledge`);
		const form = page.locator(`form:has(input[name=question_id][value="${question}"])`);

		if (await page.getByText(words, { exact: true }).count() === 0) {
			await form.locator('xpath=..').locator('summary').click();
			await form.locator('[name=answer]').fill(words);
			await Promise.all([page.waitForNavigation(),
				form.locator('button[value=answer]').click()]);
		}
	}
	await page.goto(person);
}

// A custom of the house and an offer, once.
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

	{ name: 'quiet', path: '/quiet?person=1', as: 'Ines', title: 'Quiet',
		shows: 'Show the page again' },
	{ name: 'quiet-nobody', path: '/quiet', as: 'Ines', title: 'Quiet',
		shows: 'Larkspur Coffee & Books' },

	{ name: 'people', path: '/people', as: 'Ines', title: 'People', shows: 'Page 1 of 9' },
	{ name: 'people-last', path: '/people?page=9', as: 'Ines', title: 'People',
		shows: 'Page 9 of 9' },
	{ name: 'people-week', path: '/people?filter=week', as: 'Ines', title: 'People',
		shows: 'In this week' },
	{ name: 'people-new', path: '/people?filter=new', as: 'Ines', title: 'People',
		shows: 'Vasconcelos' },
	{ name: 'people-gaps', path: '/people?filter=gaps', as: owner, title: 'People',
		shows: 'Still to learn: ' },
	{ name: 'people-missed', path: '/people?filter=missed', as: 'Ines', title: 'People',
		shows: 'Comes about every' },
	{ name: 'people-trust', path: '/people?filter=trust1', as: 'Ines', title: 'People',
		shows: 'Friend of the shop' },
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
		shows: 'What matters to Fred' },
	{ name: 'person-ring', route: '/people/:id', as: 'Ines', title: 'Alice Halloran',
		shows: 'That was one question', go: page => fillKnowledge(page, '/people/2') },
	{ name: 'knowledge', route: '/people/:id/knowledge', as: owner,
		title: 'What we know of Alice Halloran', shows: 'Keep it to business',
		go: page => page.goto('/people/2/knowledge') },
	{ name: 'knowledge-problem', route: '/people/:id/knowledge', as: 'Ines',
		title: 'Problem: What we know of Fred Halloran', shows: 'Write down what they said.',
		async go(page) {
			await page.goto('/people/1/knowledge');
			await page.locator('.questions summary').nth(4).click();
			await Promise.all([page.waitForNavigation(),
				page.locator('.questions button[value=answer]').nth(4).click()]);
		} },
	{ name: 'rhythm', path: '/people/1/rhythm', as: 'Ines',
		title: 'How often Fred Halloran comes', shows: 'Missed after how many days' },
	{ name: 'trust', path: '/people/1/trust', as: 'Ines',
		title: 'How far Fred Halloran trusts us', shows: 'when the page began' },
	{ name: 'person-family', path: '/people/7', as: 'Ines', title: 'Pat Delaney',
		shows: 'Emma Delaney' },
	{ name: 'person-differs', path: '/people/7', as: 'Ines', title: 'Pat Delaney',
		shows: 'Eats fish on Fridays' },
	{ name: 'differs', person: 'differs', route: '/people/:id/differs', as: 'Ines',
		title: /^Not so for/, shows: 'Only vegetarian' },
	{ name: 'ties', path: '/people/7/ties', as: 'Ines', title: 'Who Pat knows', shows: 'Daughter' },
	{ name: 'tie', person: 'tie', route: '/ties/:id', as: 'Ines',
		title: 'What they are to each other', shows: 'Take it away' },
	{ name: 'family', person: 'family', route: '/households/:id', as: 'Ines',
		title: 'The Delaneys', shows: 'Who lives here' },
	{ name: 'family-change', person: 'familyChange', route: '/households/:id/change', as: 'Ines',
		title: 'Change the Delaneys', shows: 'How we met' },
	{ name: 'family-add', person: 'familyAdd', route: '/households/:id/add', as: 'Ines',
		title: 'Somebody more of the Delaneys', shows: 'Fred Halloran' },
	{ name: 'family-leave', person: 'leave', route: '/households/:id/leave', as: 'Ines',
		title: 'No longer lives here', shows: 'stays on their page' },
	{ name: 'companion', person: 'companion', route: '/companions/:id', as: 'Ines',
		title: 'Shadow', shows: 'No longer at home' },
	{ name: 'family-new', path: '/households/new', as: 'Ines', title: 'A new family',
		shows: 'Names are enough.' },
	{ name: 'family-new-asks', route: '/households/new', as: 'Ines', title: 'A new family',
		shows: 'Do you know some of them already?', async go(page) {
			await page.goto('/households/new');
			await page.locator('#household').fill('Halloran of Mill Lane');
			await page.locator('#member-1').fill('Fred Halloran');
			await page.locator('#member-2').fill('Shadow');
			await page.locator('#what-2').selectOption('dog');
			await press(page, 'Save this family');
		} },
	{ name: 'family-new-problem', route: '/households/new', as: 'Ines',
		title: 'Problem: A new family', shows: 'There is a problem', async go(page) {
			await page.goto('/households/new');
			await page.locator('#household').fill('The Delaneys');
			await press(page, 'Save this family');
		} },
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
	{ name: 'photo', path: '/people/2/photo', as: 'Ines', title: 'A face for Alice Halloran',
		shows: 'Draw one' },
	{ name: 'photo-unasked', path: '/people/4/photo', as: 'Ines', title: /^A face for /,
		shows: 'They know now' },
	{ name: 'photo-drawn', route: '/people/:id/photo', as: 'Ines',
		title: 'A face for Jack Moreau', shows: 'This one is drawn.', async go(page) {
			await page.goto('/people/3/photo');
			await page.locator('input[name=head][value="4"]').check({ force: true });
			await page.locator('input[name=hair][value="6"]').check({ force: true });
			await press(page, 'Keep this drawing');
			await page.goto('/people/3/photo');
		} },
	{ name: 'photo-problem', route: '/people/:id/photo', as: 'Ines',
		title: 'Problem: A face for Fred Halloran', shows: 'This picture cannot be read.',
		async go(page) {
			await page.goto('/people/1/photo');
			await page.locator('#photo').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg',
				buffer: Buffer.from('no picture at all, whatever it is called') });
			await press(page, 'Keep this photo');
		} },
	{ name: 'facts', path: '/people/1/facts', as: 'Ines', title: /Fred/,
		shows: 'All we know of Fred Halloran' },
	{ name: 'facts-add', route: '/people/:id/facts', as: 'Ines',
		title: 'Problem: All we know of Fred Halloran', shows: 'Write what it is',
		async go(page) {
			await page.goto('/people/1/facts');
			await page.getByLabel('Music').check();
			await page.getByLabel('The joke').check();
			await page.getByLabel('We saw it').check();
			await press(page, 'Save this');
		} },
	{ name: 'facts-left-out', route: '/people/:id/facts', as: owner,
		title: 'All we know of Jack Moreau', shows: 'Only the owner sees these.',
		async go(page) {
			await addFact(page, 3, 'other', 'They told us', 'Chalk on the sleeve');
			await openFact(page, 'Chalk on the sleeve');
			await press(page, 'Leave this out');
			await page.goto('/people/3/facts');
		} },
	{ name: 'fact', route: '/facts/:id', as: 'Ines', title: 'One thing about Fred',
		shows: 'How it came here', async go(page) {
			await addFact(page, 1, 'joke', 'They told us', 'Too old to dance');
			await openFact(page, 'Too old to dance');
			await page.locator('#text').fill('Too old to date anymore');
			await page.locator('#why').fill('Alice told me how it goes');
			await press(page, 'Save it like this');
			await Promise.all([page.waitForNavigation(),
				page.getByRole('button', { name: /^Told again/ }).first().click()]);
			await openFact(page, 'Too old to date anymore');
		} },
	{ name: 'fact-guess', route: '/facts/:id', as: 'Ines', title: 'One thing about Alice',
		shows: 'Yes, it is so', async go(page) {
			await addFact(page, 2, 'likes', 'A guess', 'Cricket on the radio');
			await openFact(page, 'Cricket on the radio');
		} },
	{ name: 'person-clues', route: '/people/:id', as: 'Ines', title: 'Alice Halloran',
		shows: 'A clue', async go(page) {
			await addFact(page, 2, 'loves', 'We saw it', 'Show tunes');
		} },
	{ name: 'attempts', path: '/people/1/attempts', as: 'Ines',
		title: /Fred Halloran/, shows: 'A window seat upstairs, for the trains' },
	{ name: 'attempts-problem', route: '/people/:id/attempts', as: 'Ines',
		title: /^Problem: /, shows: 'There is a problem', async go(page) {
			await page.goto('/people/3/attempts');
			await press(page, 'Save');
		} },
	{ name: 'habits', route: '/people/:id/habits', as: 'Ines', title: 'How Fred buys',
		shows: 'Earlier', async go(page) {
			for (const line of ['By card', 'Cash, exact. Let him count']) {
				await page.goto('/people/1/habits?stage=5');
				await page.locator('#text').fill(line);
				await press(page, 'Save this line');
			}
			await page.goto('/people/1/habits?stage=5');
		} },
	{ name: 'place', path: '/people/1/place', as: 'Ines', title: 'Where Fred sits, who serves',
		shows: 'What to tell the stand-in' },
	{ name: 'place-problem', route: '/people/:id/place', as: 'Ines',
		title: 'Problem: Where Alice sits, who serves', shows: 'Choose who stands in', async go(page) {
			await page.goto('/people/2/place');
			await page.locator('#stand_in_words').fill('Two sugars');
			await press(page, 'Save for Alice Halloran');
		} },
	{ name: 'stages', path: '/stages', as: owner, title: 'How people buy',
		shows: 'Tap one to rename it' },
	{ name: 'stage', path: '/stages/1', as: owner, title: 'Rename Looks',
		shows: 'Its lines stay with it.' },

	{ name: 'me', route: '/me', as: 'Ines', title: 'You', shows: 'Model railways',
		go: addInterests },
	{ name: 'me-problem', route: '/me', as: 'Ines', title: 'Problem: You',
		shows: 'Write one thing that you love.', go: page => addInterests(page, ' , ') },
	{ name: 'interests', route: '/interests', as: 'Ines', title: 'Interests', shows: 'Food and drink',
		async go(page) {
			await addInterests(page);
			await page.goto('/interests');
		} },
	{ name: 'interests-owner', path: '/interests?q=zz', as: owner, title: 'Interests',
		shows: 'Add this area' },
	{ name: 'interest', route: '/interests/:id', as: 'Ines', title: 'Chess', shows: 'Who likes it',
		async go(page) {
			await addInterests(page);
			await openRow(page, '/interests', 'chess');
		} },
	{ name: 'me-typing', route: '/interests/like', as: 'Ines', title: 'You', shows: 'What you love',
		async go(page) {
			await addInterests(page);
			await page.locator('#interests').pressSequentially('tea, che');
			await page.locator('#interest-like option[value="tea, Chess"]')
				.waitFor({ state: 'attached' });
		} },
	{ name: 'interest-change', route: '/interests/:id/change', as: owner, title: 'Problem: Change Chess',
		shows: 'Are they one thing?', async go(page) {
			await addInterests(page);
			await openRow(page, '/interests', 'chess');
			await page.getByRole('link', { name: 'Change' }).click();
			await page.locator('#interest_name').fill('jazz');
			await press(page, 'Save');
		} },
	{ name: 'person-ground', route: '/people/:id', as: 'Ines', title: 'Fred Halloran',
		shows: 'You and Fred', async go(page) {
			await addInterests(page);
			await page.goto('/people/1');
		} },

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
	{ name: 'settings', path: '/settings', as: owner, title: 'The shop',
		shows: 'Nothing in the book is lost.' },
	{ name: 'settings-problem', route: '/settings', as: owner, title: 'Problem: The shop',
		shows: 'The name of the shop is needed.', async go(page) {
			await page.goto('/settings');
			await page.locator('#shop_name').fill('');
			await press(page, 'Save');
		} },
	{ name: 'questions', path: '/questions', as: owner, title: 'Questions',
		shows: 'the others make room' },
	{ name: 'insights', path: '/insights', as: owner, title: 'What we learn',
		shows: 'Learned, week by week' },
	{ name: 'insights-month', path: '/insights?month=2025-09', as: owner,
		title: 'What we learn', shows: 'September' },
	{ name: 'insights-problem', route: '/insights', as: owner,
		title: 'Problem: What we learn', shows: 'There is no month “2025-13”.',
		go: page => page.goto('/insights?month=2025-13') },
	{ name: 'insights-visits', path: '/insights/visits?month=2025-10&of=taught', as: owner,
		title: 'October, visits that taught something', shows: 'served by' },
	{ name: 'insights-used', path: '/insights/visits?month=2025-10&of=used', as: owner,
		title: 'October, what was used later', shows: 'thing' },
	{ name: 'decisions', path: '/decisions', as: owner, title: 'Decisions', shows: 'Replace the paper tenth-cup card' },
	{ name: 'decisions-found', path: '/decisions?q=phone', as: owner, title: 'Decisions',
		shows: 'Replace the paper tenth-cup card' },
	{ name: 'decision', path: '/decisions/1', as: owner, title: /^Replace the paper tenth-cup card/,
		shows: 'So you decided' },
	{ name: 'decision-voice', path: '/decisions/1/voice?voice=2', as: owner, title: /^What would .* say/,
		shows: 'You are deciding' },
	{ name: 'ideas', path: '/avatars/1/ideas', as: owner, title: /^Ideas for/, shows: 'What you could offer' },
	{ name: 'idea', path: '/ideas/1', as: owner, title: /^The corner kept free/, shows: 'Make it theirs' },
	{ name: 'me-tests', path: '/avatars/1/tests', as: owner, title: /^“That is me”, for/, shows: 'What stands in the window' },
	{ name: 'me-test', path: '/me-tests/1', as: 'Ines', title: /That is me/, shows: 'Would say so' },
	{ name: 'who-are', path: '/who-are-your-customers', as: owner, title: 'Who are your customers?',
		shows: 'an hour with a book' },
	{ name: 'customs', path: '/customs', as: owner, title: 'How we do things here', shows: 'The first coffee' },
	{ name: 'custom', path: '/customs/1', as: owner, title: 'A custom of the house', shows: 'Not our custom any more' },
	{ name: 'segments', path: '/segments', as: owner, title: 'Bean people',
		shows: 'Built on what people do and love' },
	{ name: 'segments-warning', path: '/segments/6', as: owner, title: 'BS6, 30 to 45',
		shows: 'This only says where they live and how old they are' },
	{ name: 'segments-removed', route: '/segments', as: owner, title: 'Bean people',
		shows: 'Taken out',
		go: async page => {
			await page.goto('/segments/new');
			await page.locator('#name').fill(`Soon gone ${Date.now()}`);
			await page.getByRole('button', { name: 'Save this segment' }).click();
			await page.waitForURL(/saved=yes$/);
			await page.getByRole('link', { name: 'Change the rules' }).click();
			await page.getByRole('button', { name: 'Take this segment out' }).click();
			await page.waitForURL(/removed=/);
		} },
	{ name: 'segments-empty', path: '/segments', as: owner, book: 'empty-owned', title: 'Segments',
		shows: 'Who are they, really?' },
	{ name: 'segment-new', path: '/segments/new', as: owner, title: 'A new segment',
		shows: 'Anyone, so far' },
	{ name: 'segment-change', path: '/segments/1/change', as: owner, title: 'Change a segment',
		shows: 'Add a line about' },
	{ name: 'segment-problem', route: '/segments/new', as: owner, title: 'Problem: A new segment',
		shows: 'Give them a name',
		go: async page => {
			await page.goto('/segments/new');
			await page.locator('#add-does').click();
			await page.locator('#value-1').fill('many');
			await page.getByRole('button', { name: 'Save this segment' }).click();
			await page.waitForSelector('#problem');
		} },
	{ name: 'segment-people', path: '/segments/1/people', as: owner,
		title: 'Bean people: who they are', shows: 'Save them as a file' },
	{ name: 'offers', path: '/offers', as: owner, title: 'What we can offer',
		shows: 'Have the change counted and ready' },
	{ name: 'offer', path: '/offers/4', as: owner, title: /^Have the change counted/,
		shows: 'Nobody has said yet how it went.' },
	{ name: 'value', path: '/value', as: owner, title: 'Value given', shows: 'Nothing extra yet' },
	{ name: 'good', route: '/good', as: 'Ines', title: 'Good moments', shows: 'A jar of honey',
		go: async page => {
			await page.goto('/good');
			await page.locator('#moment_text').fill('A jar of honey');
			await press(page, 'Gift');
		} },
	{ name: 'new-faces', path: '/new-faces', as: owner, title: 'New faces', shows: 'Came back' },
	{ name: 'wall', path: '/wall', as: 'Ines', title: 'Faces and names', shows: 'Fred Halloran' },
	{ name: 'rounds', path: '/rounds', as: 'Ines', title: 'Rounds',
		shows: 'Only you see how it went.' },
	// As long as few have a picture, the game of faces says so instead.
	{ name: 'round-faces', route: '/rounds/:id', as: 'Theo', title: /Rounds|Names and faces/,
		shows: 'Names and faces', async go(page) {
			await page.goto('/rounds');
			const faces = page.locator('.games .card').first();
			const begin = faces.locator('button, a.button');
			if (await begin.count())
				await Promise.all([page.waitForURL(/\/rounds\/\d+$/), begin.click()]);
		} },
	{ name: 'round-knowing', route: '/rounds/:id', as: 'Ines',
		title: 'How well do you know them?', shows: 'of 10', go: beginKnowing },
	{ name: 'round-knowing-answered', route: '/rounds/:id', as: 'Mila',
		title: 'How well do you know them?', shows: 'The page of', async go(page) {
			await beginKnowing(page);
			const choice = page.locator('button.choice').first();
			if (await choice.count())
				await choice.click();
			await page.locator('.said').waitFor();
		} },
	{ name: 'promised', path: '/today/promised', as: 'Ines', title: 'Promised', shows: 'Keep the Kenya for him' },
	{ name: 'missed', path: '/today/missed', as: 'Ines', title: 'Not seen for a while', shows: 'Not seen' },
	{ name: 'thanks', path: '/today/thanks', as: 'Ines', title: 'To thank', shows: 'macadamia nuts' },
	{ name: 'birthdays', path: '/today/birthdays', as: 'Ines', title: 'Birthdays just gone', shows: 'Birthdays' },
	{ name: 'day-sheet', path: '/today/sheet', as: 'Ines', title: 'Day sheet', shows: 'Keep the Kenya' },
	{ name: 'half-hour', path: '/half-hour', as: owner, title: 'Your half hour', shows: 'half hour' },
	{ name: 'usuals', path: '/people/1/usuals', as: 'Ines', title: 'The usual of Fred Halloran', shows: 'A cinnamon bun' },
	{ name: 'usuals-problem', route: '/people/:id/usuals', as: 'Ines', title: 'Problem: The usual of Fred Halloran',
		shows: 'There is a problem', async go(page) {
			await page.goto('/people/1/usuals');
			await page.locator('form.sheet button.main, main form button.main').first().click();
			await page.getByText('There is a problem').waitFor();
		} },
	{ name: 'usual-change', path: '/usuals/1', as: 'Ines', title: 'Change a usual of Fred Halloran', shows: 'On which days?' },
	{ name: 'usual-started', route: '/people/:id', as: 'Theo', title: 'Fred Halloran', shows: 'On the preparation list',
		async go(page) {
			await page.goto('/people/1');
			await press(page, 'Start the usual');
		} },
	{ name: 'preparation', route: '/preparation', as: 'Kofi', title: 'To prepare', shows: 'Alice Halloran',
		async go(page) {
			await page.goto('/people/2');
			await press(page, 'Start the usual');
			await page.goto('/preparation');
		} },
	{ name: 'board', path: '/avatars', as: owner, title: 'The board',
		shows: 'Wants to know the farm' },
	{ name: 'board-staff', path: '/avatars?season=all', route: '/avatars', as: 'Ines',
		title: 'The board', shows: 'Summer walkers' },
	{ name: 'board-empty', path: '/avatars', as: owner, book: 'empty-owned', title: 'The board',
		shows: 'Nobody on the board yet' },
	{ name: 'avatar', path: '/avatars/1', as: owner, title: 'Bruno', shows: 'Never bargains' },
	{ name: 'avatar-print', path: '/avatars/1/print', as: 'Ines', title: 'Bruno, to print', shows: 'Before we decide, ask Bruno' },
	{ name: 'avatar-print-all', path: '/avatars/1/print?sheet=all', as: owner, title: 'Bruno, to print', shows: 'All that we think' },
	{ name: 'avatar-cards', path: '/avatars/cards', as: owner, title: 'Cards, to print', shows: 'Bruno is made up' },
	{ name: 'avatar-poster', path: '/avatars/poster', as: owner, title: 'Poster, to print', shows: 'Who are we doing it for?' },
	{ name: 'evidence', path: '/avatars/1/evidence', as: owner, title: 'Bruno, held against real people',
		shows: 'What the page says' },
	{ name: 'evidence-choice', route: '/avatars/:id/evidence', as: owner,
		title: 'Bruno, held against real people', shows: 'Look for what they like', async go(page) {
			await page.goto('/avatars/1/evidence');
			await page.getByRole('link', { name: /^What shows it/ }).first().click();
		} },
	{ name: 'evidence-people', route: '/avatars/:id/evidence/people', as: owner, title: 'Ana, who drinks tea',
		shows: 'Those who', async go(page) {
			await page.goto('/avatars/1/evidence');
			await page.getByRole('link', { name: /^seen in/ }).first().click();
		} },
	{ name: 'avatar-new', path: '/avatars/new', as: owner, title: 'A new avatar',
		shows: 'How they shop' },
	{ name: 'avatar-start', path: '/avatars/new?segment=1', route: '/avatars/new', as: owner,
		title: 'A new avatar', shows: 'Begun from what' },
	{ name: 'avatar-change', path: '/avatars/1/change', as: owner, title: 'Change Bruno',
		shows: 'How he shops' },
	{ name: 'avatar-problem', route: '/avatars/new', as: owner, title: 'Problem: A new avatar',
		shows: 'Nobody hangs without a name.', async go(page) {
			await page.goto('/avatars/new');
			await press(page, 'Save this avatar');
		} },
	{ name: 'avatar-picture', path: '/avatars/1/picture', as: owner, title: 'A picture for Bruno',
		shows: 'Draw again' },
	{ name: 'avatar-questions', path: '/avatars/1/questions', as: owner, title: 'Find out for Bruno',
		shows: 'Ask real customers' },
	{ name: 'seasons', path: '/avatars/seasons', as: owner, title: 'Seasons',
		shows: 'Through the year' },
	{ name: 'blocks', path: '/avatars/blocks', as: owner, title: 'What avatars tell',
		shows: 'of 8 are on the wall' },
	{ name: 'block', path: '/avatars/blocks/1', as: owner, title: 'Change Work',
		shows: 'What to ask a customer' },
	{ name: 'displays', path: '/displays', as: owner, title: 'Displays', shows: 'Displays' },
	{ name: 'display', path: '/display', as: null, title: 'A display', shows: 'code' },
	{ name: 'sheets', path: '/people/50/sheets', as: 'Ines', title: 'The measures of Ruth Feldman', shows: 'Birthday cake' },
	{ name: 'sheets-none', path: '/people/1/sheets', as: 'Ines', title: 'The measures of Fred Halloran', shows: 'Fred' },
	{ name: 'sheet', path: '/sheets/2', as: 'Ines', title: 'Birthday cake: Ruth Feldman', shows: '1½ cm more' },
	{ name: 'sheet-new', path: '/people/50/sheets/new', as: 'Ines', title: 'Measure Ruth Feldman', shows: 'Ruth' },
	{ name: 'addresses', path: '/people/50/addresses', as: 'Ines', title: 'The addresses of Ruth Feldman', shows: 'Mill Lane' },
	{ name: 'address', path: '/addresses/2', as: 'Ines', title: 'An address of Ruth Feldman', shows: 'Good from' },
	{ name: 'rush', path: '/people/50/rush', as: 'Ines', title: 'Rush sheet for Ruth Feldman', shows: 'Mill Lane' },
	{ name: 'threads', path: '/people/1/threads', as: 'Ines', title: 'What is open with Fred Halloran',
		shows: 'Show him the old station photo' },
	{ name: 'thread', path: '/threads/1', as: 'Ines', title: /with Fred Halloran$/, shows: 'How did it go?' },
	{ name: 'gifts', path: '/people/1/gifts', as: 'Ines', title: 'Gifts and thanks, Fred Halloran', shows: 'A jar of plum jam' },
	{ name: 'voucher-new', path: '/people/1/vouchers/new', as: 'Ines', title: 'A card for Fred Halloran', shows: 'Whose card?' },
	{ name: 'vouchers', path: '/vouchers', as: 'Ines', title: 'Cards of partners', shows: 'partner' },
	{ name: 'month', path: '/moments', as: 'Ines', title: 'Moments in October 2025', shows: 'Married to Alice' },
	{ name: 'moments-of-day', path: '/moments?day=2025-10-16', as: 'Ines', title: /^Moments on/, shows: 'Married to Alice' },
	{ name: 'moments', path: '/people/1/moments', as: 'Ines', title: 'Moments of Fred Halloran', shows: 'Married to Alice' },
	{ name: 'moment', path: '/moments/1', as: 'Ines', title: 'Fred Halloran: Married to Alice', shows: 'two forks' },
	{ name: 'moment-new', path: '/people/1/moments/new', as: 'Ines', title: 'A moment of Fred Halloran', shows: 'Fred' },
	{ name: 'moment-change', path: '/moments/1/change', as: 'Ines', title: 'Change Married to Alice', shows: 'Fred' },
	{ name: 'birthday', path: '/people/1/birthday', as: 'Ines', title: /Fred Halloran/, shows: 'Fred' },
	{ name: 'patterns', path: '/people/6/patterns', as: 'Ines', title: /^What comes before, for Nadia/, shows: 'talk too fast' },
	{ name: 'feeds', path: '/feeds', as: owner, title: 'Calendar links', shows: 'calendar' },
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
