// The calendar that a telephone reads, by the real server, understood by a real reader.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { client, signIn, start, unescape } from '../server.mjs';

let shop, owner, stranger;

before(async () => {
	shop = await start({ demo: true });
	owner = client(shop.url);
	stranger = client(shop.url);
	await signIn(owner, 'Rosalind', shop.secrets.Rosalind);
});
after(async () => {
	owner?.close();
	stranger?.close();
	await shop?.close();
});

async function add(fields) {
	await owner.get('/people/1/moments/new');
	const answer = await owner.post('/people/1/moments/new', fields);

	assert.equal(answer.status, 303, answer.text);
}

const next = new Date().getFullYear() + 1;

test('a calendar program reads the moments by a link, and nothing once it ended', async () => {
	const long = `${'Ünder the “lime trees”, '.repeat(4)}; at last`;

	await add({ kind: 'key', moment_title: long, often: 'once', moment_day: 4, moment_month: 1,
		moment_year: next, time_of_day: '11:30', lead_n: 20, lead_unit: 'minutes' });
	await add({ kind: 'anniversary', moment_title: 'Leap', often: 'yearly', moment_day: 29,
		moment_month: 2 });
	await owner.get('/feeds');
	const made = await owner.follow(await owner.post('/feeds', { feed_name: 'Tablet' }));
	const link = unescape(made.text.match(/<code>([^<]*)<\/code>/)[1]);

	assert.ok(link.startsWith(`${shop.url}/moments.ics?key=`), link);
	const answer = await stranger.get(link.replace(shop.url, ''));
	assert.equal(answer.status, 200);
	assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8');
	for (const line of answer.text.split('\r\n')) {
		assert.ok(Buffer.byteLength(line) <= 75, line);
		assert.doesNotMatch(line, /[\r\n]/);
	}

	const calendar = new ICAL.Component(ICAL.parse(answer.text));
	const events = calendar.getAllSubcomponents('vevent').map(e => new ICAL.Event(e));
	const uids = new Set(events.map(e => e.uid));
	assert.equal(uids.size, events.length);

	const talk = events.find(e => e.summary.endsWith(long.trim()));
	assert.ok(talk, 'the long title comes back as it was written');
	assert.equal(talk.startDate.toJSDate().getMinutes(), 30);
	const alarm = talk.component.getFirstSubcomponent('valarm');
	assert.equal(alarm.getFirstPropertyValue('trigger').toSeconds(), -20 * 60);

	// Each year on the last of February.
	const leap = events.find(e => e.summary.endsWith(': Leap'));
	const times = leap.iterator();
	for (let i = 0; i < 6; i++) {
		const day = times.next();
		const last = new Date(day.year, 2, 0).getDate();
		assert.equal(`${day.month}-${day.day}`, `2-${last}`);
	}

	// The same again has the same marks; ended, it has nothing.
	const again = new ICAL.Component(ICAL.parse((await stranger.get(link.replace(shop.url, ''))).text));
	assert.deepEqual(again.getAllSubcomponents('vevent').map(e => e.getFirstPropertyValue('uid')),
		events.map(e => e.uid));
	const feeds = await owner.get('/feeds');
	const path = feeds.text.match(/action="(\/feeds\/\d+)"/)[1];
	assert.equal((await owner.post(path)).status, 303);
	assert.equal((await stranger.get(link.replace(shop.url, ''))).status, 404);
});
