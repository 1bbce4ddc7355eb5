/*
 * Makes one sprite of the parts that a portrait is drawn of, out of Open Peeps by Pablo
 * Stanley (CC0), as DiceBear has them.  Part N of a kind is the symbol KIND-N: what a page
 * keeps of a portrait is these numbers, so a list may grow at its end and nowhere else.
 *
 * Colours are the page's: --skin, --hair and --cloth, black is our ink.  Hair that the
 * drawing itself has in black stays so.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const PARTS = {
	head: ['grayShort', 'bangs', 'grayMedium', 'grayBun', 'noHair3', 'short5', 'bangs2', 'long',
		'longCurly', 'afro', 'flatTop', 'hijab', 'turban', 'hatBeanie', 'hatHip', 'noHair2'],
	face: ['smile', 'calm', 'cute', 'smileBig'],
	facialHair: ['full4', 'full3', 'goatee1', 'moustache9', 'moustache6'],
	accessories: ['glasses', 'glasses2', 'glasses3', 'sunglasses2'],
};
const NAMES = { head: 'head', face: 'face', facialHair: 'beard', accessories: 'glasses' };
const COLOURS = { skin: 'var(--skin)', headContrast: 'var(--hair)', clothing: 'var(--cloth)' };
const INK = '#2a211a';

const lib = path.dirname(createRequire(import.meta.url).resolve('@dicebear/open-peeps'));
const source = fs.readFileSync(path.join(lib, 'index.js'), 'utf8');

/* How many numbers a command takes, and which of these move along x (0) and y (1). */
const TAKES = { m: '01', l: '01', t: '01', h: '0', v: '1', c: '010101', s: '0101', q: '0101',
	a: '-----01', z: '' };

/*
 * A path in whole numbers: at 704 units for some 200 pixels nobody sees the rest.  All is
 * relative but the beginning, so the pen's own place is rounded and not each step.
 */
function round(d)
{
	const tokens = d.match(/[a-z]|-?(?:\d*\.\d+|\d+)/gi);
	const exact = [0, 0], drawn = [0, 0], begun = [[0, 0], [0, 0]];
	let command, out = '', last = '';

	function put(word)
	{
		out += (/\d$/.test(last) && /^\d/.test(word) ? ' ' : '') + word;
		last = word;
	}
	while (tokens.length > 0) {
		const repeated = !/[a-z]/i.test(tokens[0]);
		if (!repeated)
			command = tokens.shift();
		const absolute = command !== command.toLowerCase();
		const axes = TAKES[command.toLowerCase()];
		if (axes === undefined)
			throw new Error(`peeps: a path with the command ${command}`);
		const from = [...exact], at = [...drawn], values = [];
		for (const [i, axis] of [...axes].entries()) {
			let token = tokens[0];
			/* The flags of an arc may stand without a space. */
			if (axis === '-' && (i === 3 || i === 4) && /^[01]\d|^[01]\./.test(token)) {
				tokens[0] = token.slice(1);
				token = token[0];
			} else
				tokens.shift();
			if (axis === '-') {
				values.push(Math.round(Number(token)));
				continue;
			}
			exact[axis] = Number(token) + (absolute ? 0 : from[axis]);
			drawn[axis] = Math.round(exact[axis]);
			values.push(absolute ? drawn[axis] : drawn[axis] - at[axis]);
		}
		if (command === 'z' || command === 'Z') {
			[exact[0], exact[1]] = begun[0];
			[drawn[0], drawn[1]] = begun[1];
		} else if (/m/i.test(command)) {
			begun[0] = [...exact];
			begun[1] = [...drawn];
		}
		if (!repeated || /m/i.test(command))
			put(command);
		values.forEach(value => put(String(value)));
		if (/m/i.test(command))
			command = absolute ? 'L' : 'l';
	}
	return out;
}

function clean(shapes)
{
	return shapes
	    .replace(/\$\{escape\.xml\(`\$\{colors\.(\w+)\}`\)\}/g, (all, colour) => COLOURS[colour])
	    .replace(/ d="([^"]*)"/g, (all, d) => ` d="${round(d)}"`)
	    .replace(/ (?:fill|clip)-rule="evenodd"/g, '')
	    .replaceAll('#000', INK);
}

/* What a page uses inherits nothing from this file's root: each symbol says it itself. */
function symbol(id, shapes)
{
	return `<symbol id="${id}" viewBox="0 0 704 704" fill-rule="evenodd">${shapes}</symbol>`;
}

/* The place of each kind, and the shoulders, stand in the package's one big template. */
const shoulders = source.match(/body: `<g fill-rule="evenodd" clip-rule="evenodd">([^]*?)<\/g>/)[1];
const symbols = [symbol('body', clean(shoulders))];

for (const [kind, names] of Object.entries(PARTS)) {
	const parts = Object.values(await import(path.join(lib, 'components', kind + '.js')))[0];
	const place = source.match(
	    new RegExp(`<g transform="([^"]*)">\\$\\{\\(_\\w+ = \\(_\\w+ = components\\.${kind}\\)`))[1];

	names.forEach((name, i) => {
		if (!parts[name])
			throw new Error(`peeps: Open Peeps has no ${kind} called ${name}`);
		symbols.push(symbol(`${NAMES[kind]}-${i + 1}`,
		    `<g transform="${place}">${clean(parts[name]({}, COLOURS))}</g>`));
	});
}
fs.writeFileSync(process.argv[2],
    '<svg xmlns="http://www.w3.org/2000/svg">\n' + symbols.join('\n') + '\n</svg>\n');
