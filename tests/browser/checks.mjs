// What every page is checked for.  All of these return sentences about what is wrong; an
// empty list is good.  The planted page in pages.test.mjs proves that they can find it.

import fs from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
	'utf8');

export const smallest = { text: 15, target: 44, wish: 48 };

// What holds at any size: one of each landmark, no id twice, nothing inside what may not
// hold it, no style or script in the page itself, headings in order.
export function structure(page) {
	return page.evaluate(() => {
		const wrong = [];
		const all = selector => [...document.querySelectorAll(selector)];
		const only = (selector, most, least = most) => {
			const n = all(selector).length;

			if (n > most || n < least)
				wrong.push(`${n} of ${selector}`);
		};
		const ids = all('[id]').map(e => e.id);

		only('main', 1);
		only('h1', 1);
		only('title', 1);
		only('nav.spine', 1, 0);
		if (!document.documentElement.lang)
			wrong.push('no language');
		for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i)))
			wrong.push(`the id ${id} twice`);
		for (const selector of ['form form', 'a a', 'a button', 'button a', 'button button',
			'a input', 'label label', 'p div', 'p p', 'p ul', 'ul > :not(li)', 'ol > :not(li)',
			'style', '[style]', 'script:not([src])', 'img:not([alt])', '[onclick]',
			'input[id]:not([aria-invalid]) ~ .error', 'a:not([href])', 'font', 'center'])
			for (const found of all(selector))
				wrong.push(`${selector}: ${found.outerHTML.slice(0, 120)}`);
		for (const label of all('label[for]'))
			if (!document.getElementById(label.htmlFor))
				wrong.push(`a label for ${label.htmlFor}, which is not there`);
		for (const field of all('input:not([type=hidden], [hidden]), select, textarea'))
			if (!field.labels.length)
				wrong.push(`no label for ${field.name}`);
		let level = 0;
		for (const heading of all('h1, h2, h3, h4')) {
			const own = Number(heading.tagName[1]);

			if (own > level + 1)
				wrong.push(`h${own} after h${level}: ${heading.textContent.trim()}`);
			level = own;
		}
		return wrong;
	});
}

// What may change with the size: sideways scrolling, letters and targets too small, words
// that are cut off.  `small` gets what is between the floor and the wish, for the report.
export async function layout(page, small = new Map()) {
	const found = await page.evaluate(limits => {
		const wrong = [], small = [];
		const root = document.documentElement;
		const words = e => (e.innerText || e.getAttribute('aria-label') || e.name ||
			e.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 40);
		const shown = e => e.checkVisibility({ visibilityProperty: true }) &&
			!e.closest('.unseen') && e.getClientRects().length > 0;

		if (root.scrollWidth > root.clientWidth)
			wrong.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);

		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const node = texts.currentNode, parent = node.parentElement;

			if (!node.data.trim() || !shown(parent) || parent.closest('script'))
				continue;
			const style = getComputedStyle(parent);
			// A picture of paper is as large as the paper: 9.5 points are its smallest.
			const least = parent.closest('.paper') ? 9.5 * 96 / 72 : limits.text;
			if (parseFloat(style.fontSize) < least - .01)
				wrong.push(`${style.fontSize} letters: ${words(parent)}`);
			const range = document.createRange();
			range.selectNodeContents(node);
			const box = range.getBoundingClientRect();
			if (box.right > root.clientWidth + 1 || box.left < -1)
				if (!parent.closest('.skip'))
					wrong.push(`words beyond the edge: ${words(parent)}`);
			const clip = parent.closest('.row, .button, button, .chip, .card, .face');
			if (clip && clip.scrollWidth > clip.clientWidth + 2 && clip.clientWidth > 0 &&
			    getComputedStyle(clip).overflowX !== 'visible')
				wrong.push(`words cut off: ${words(clip)}`);
		}
		for (const e of document.querySelectorAll('a[href], button, input, select')) {
			if (e.type === 'hidden' || !shown(e) || e.closest('.skip, .index'))
				continue;
			const parent = e.parentElement;
			// A link within a sentence is as high as its line.
			if (e.matches('a') && getComputedStyle(e).display === 'inline' &&
			    parent.textContent.trim() !== e.textContent.trim())
				continue;
			const box = (/^(radio|checkbox)$/.test(e.type) && e.closest('label') || e)
				.getBoundingClientRect();
			const least = Math.min(box.width, box.height);
			const said = `${Math.round(box.width)} × ${Math.round(box.height)} target: ` +
				`${words(e.closest('label') ?? e)}`;
			if (least < limits.target)
				wrong.push(said);
			else if (least < limits.wish - .5)
				small.push(said);
		}
		return { wrong: [...new Set(wrong)], small };
	}, smallest);

	for (const one of found.small)
		small.set(one, page.url());
	return found.wrong;
}

// The rules of WCAG 2.2, A and AA, by axe.
export async function axe(page) {
	if (!await page.evaluate(() => Boolean(window.axe)))
		await page.evaluate(axeSource);
	return page.evaluate(async () => {
		const result = await window.axe.run(document, { resultTypes: ['violations'],
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });

		return result.violations.map(v => `${v.id} (${v.nodes.length}): ${v.help}: ` +
			`${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary.slice(0, 300)}`);
	});
}

// Walks the page by Tab, from the top to the end.
export async function keyboard(page, most = 90) {
	const wrong = [], seen = [];

	await page.evaluate(() => {
		document.activeElement.blur();
		scrollTo(0, 0);
		getSelection().removeAllRanges();
		// Where something has focus by itself, Tab begins there: here, at the top.
		document.body.tabIndex = -1;
		document.body.focus();
		document.body.removeAttribute('tabindex');
	});
	while (seen.length < most) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(first => {
			const e = document.activeElement;

			// A date has parts, which are walked through without leaving it.
			if (e.dataset.walked === 'last' && e.matches('[type=date], [type=time], [type=month]'))
				return 'part';
			if (e === document.body || e === document.documentElement || e.dataset.walked)
				return null;
			document.querySelector('[data-walked=last]')?.setAttribute('data-walked', 'yes');
			e.dataset.walked = 'last';
			const box = e.getBoundingClientRect();
			const name = (e.innerText || e.labels?.[0]?.innerText ||
				e.getAttribute('aria-label') || e.name || e.tagName).trim()
				.replace(/\s+/g, ' ').slice(0, 40);
			const marks = [e, e.parentElement, e.nextElementSibling, e.closest('.digits, .ask')]
				.filter(Boolean).some(m => {
					const style = getComputedStyle(m);
					return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
				}) || e.matches('.found .row');
			const tiny = box.width < 8 || box.height < 8 || e.closest('.unseen') !== null;
			const spine = document.querySelector('.spine')?.getBoundingClientRect();
			const bar = spine && spine.width > spine.height && !e.closest('.spine')
				? spine.top : innerHeight;
			const save = document.querySelector('.save');
			// It stands over its form alone; what comes behind that has it above.
			const foot = save?.closest('form').contains(e) && !save.contains(e) && innerWidth <= 900
				? Math.min(bar, save.getBoundingClientRect().top) : bar;
			// The browser scrolls to where one writes, which in a large field is its first line.
			const end = e.matches('textarea') ? Math.min(box.bottom, box.top + 48) : box.bottom;
			return { name, marks, tiny, hidden: box.top > foot - 4 || box.bottom < 4,
				under: end > foot + 1 && box.height < foot / 2,
				skip: e.matches('.skip'), main: e.closest('main') !== null };
		}, seen.length === 0);

		if (!at)
			break;
		if (at === 'part')
			continue;
		seen.push(at);
		if (seen.length === 1 && !at.skip)
			wrong.push(`Tab comes first to “${at.name}”, not to the skip link`);
		if (!at.marks)
			wrong.push(`no mark of focus on “${at.name}”`);
		if (at.tiny)
			wrong.push(`focus goes to “${at.name}”, which nobody sees`);
		else if (at.hidden || at.under)
			wrong.push(`focus on “${at.name}” is out of sight or under the bar`);
	}
	const missed = seen.length >= most ? [] : await page.evaluate(() =>
		[...document.querySelectorAll('main a[href], main button, main input, main select')]
			.filter(e => e.type !== 'hidden' && e.tabIndex >= 0 && e.checkVisibility() &&
				!e.dataset.walked && !(e.type === 'radio' && e.name &&
				document.querySelector(`input[name="${e.name}"][data-walked]`)))
			.map(e => (e.innerText || e.name || e.outerHTML).slice(0, 60)));
	for (const one of missed)
		wrong.push(`Tab never comes to “${one}”`);
	if (!seen.some(at => at.main))
		wrong.push('Tab never comes into the page');
	return [...new Set(wrong)];
}
