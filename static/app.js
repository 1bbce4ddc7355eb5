/*
 * What the pages gain when scripts run.  Everything here is a comfort: without it
 * each form still posts and each list is still a page.  Listeners sit on the
 * document, so they also serve what htmx has swapped in.
 */
(function () {
	'use strict';

	// htmx keeps the last address here; a tablet that many use keeps nothing.
	try { sessionStorage.removeItem('htmx-current-path-for-history'); } catch { /* none */ }

	const one = (selector, from) => (from || document).querySelector(selector);
	const all = (selector, from) => [...(from || document).querySelectorAll(selector)];

	function icon(name)
	{
		const space = 'http://www.w3.org/2000/svg';
		const svg = document.createElementNS(space, 'svg');
		const use = document.createElementNS(space, 'use');
		svg.setAttribute('class', 'icon');
		svg.setAttribute('aria-hidden', 'true');
		use.setAttribute('href', '/static/vendor/icons.svg#i-' + name);
		svg.append(use);
		return svg;
	}

	function button(words, act)
	{
		const made = document.createElement('button');
		made.type = 'button';
		made.append(words);
		made.addEventListener('click', act);
		return made;
	}

	/* The PIN: keys and dots around the one field, which stays the field. */
	function addKeypad(form)
	{
		const field = one('#secret', form);
		const digits = one('.digits', form);
		const keys = document.createElement('div');
		const open = one('button.main', form);

		function tell()
		{
			const n = field.value.length;
			all('i', digits).forEach((dot, i) => dot.classList.toggle('on', i < n));
			one('#entered', form).textContent =
			    n === 0 ? '' : n === 1 ? '1 digit entered' : n + ' digits entered';
		}
		function press(digit)
		{
			if (field.value.length < 6)
				field.value += digit;
			tell();
		}
		if (!field || !digits || one('.keys', form))
			return;
		if (matchMedia('(pointer: coarse)').matches)
			field.inputMode = 'none';
		for (let i = 0; i < 6; i++)
			digits.append(document.createElement('i'));
		keys.className = 'keys';
		for (const digit of '123456789')
			keys.append(button(digit, () => press(digit)));
		const clear = button('Clear', () => { field.value = ''; tell(); });
		clear.className = 'clear';
		open.firstElementChild.textContent = 'Open';
		keys.append(clear, button('0', () => press('0')), open);
		form.append(keys);
		form.classList.add('keyed');
		field.addEventListener('input', tell);
		tell();
	}

	function addShow(place)
	{
		const field = one('input', place);
		if (one('button', place))
			return;
		const show = button('Show', () => {
			const hidden = field.type === 'password';
			field.type = hidden ? 'text' : 'password';
			show.textContent = hidden ? 'Hide' : 'Show';
		});
		show.setAttribute('aria-controls', field.id);
		place.append(show);
	}

	/* Log a visit: whom a line may be about, and the words on the button. */
	function namesInWords(names)
	{
		return names.length < 2 ? names.join('')
		    : names.slice(0, -1).join(', ') + ' and ' + names[names.length - 1];
	}

	function keepInStep(form)
	{
		const ticked = all('input[name="person"]:checked', form);
		const names = ticked.map((input) => input.dataset.who);
		const about = one('[data-about]', form);
		const save = one('[data-save] span', form);

		for (const radio of all('input[name="about_new"]', about)) {
			const shown = radio.value === 'all' || radio.value === 'family'
			    || ticked.some((input) => input.value === radio.value);
			radio.parentElement.hidden = !shown;
			if (!shown && radio.checked)
				one('input[value="all"]', about).checked = true;
		}
		about.hidden = ticked.length < 2 && !one('[data-always]', about);
		one('[data-everyone]', about).textContent =
		    ticked.length === 2 ? 'Both' : 'Everyone here';
		if (!save.dataset.busy)
			save.textContent = names.length ? 'Save for ' + namesInWords(names)
			    : 'Save this visit';
	}

	/* A new face: the initials as they will stand on the cloth. */
	function initials(name)
	{
		const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu) || [];
		const letters = (word) => [...word.normalize('NFC')];
		const first = (word) => letters(word)[0].toLocaleUpperCase();

		if (words.length === 0)
			return '?';
		if (words.length === 1)
			return first(words[0]) + letters(words[0]).slice(1).slice(-1).join('');
		return first(words[0]) + first(words[words.length - 1]);
	}

	function showMonogram(field)
	{
		one('#monogram').textContent = initials(field.value);
	}

	function showAsk(field)
	{
		const form = field.form;
		const clear = one('button[type="reset"]', form);

		if (clear) {
			clear.hidden = field.value === '';
			one('button:not([type])', form).hidden = field.value !== '';
		}
		if (field.value === '') {
			one('#results').replaceChildren();
			one('#said').textContent = '';
		}
	}

	function emptyAsk(field)
	{
		field.value = '';
		showAsk(field);
		field.focus();
		// Also stops an answer that is still on its way.
		if (window.htmx)
			window.htmx.trigger(field, 'htmx:abort');
	}

	function dress(part)
	{
		all('form[data-pin]', part).forEach(addKeypad);
		all('.secret', part).forEach(addShow);
		all('[data-ask]', part).forEach(showAsk);
		all('[data-monogram]', part).forEach(showMonogram);
		const visit = one('#visit-form');
		if (visit)
			keepInStep(visit);
		const problem = one('#problem', part);
		if (problem)
			problem.focus();
	}

	document.addEventListener('input', (event) => {
		const field = event.target;

		if (field.matches('[data-ask]'))
			showAsk(field);
		if (field.matches('[data-monogram]'))
			showMonogram(field);
	});

	document.addEventListener('change', (event) => {
		const form = event.target.form;

		// Who is here is also ticked on other pages, which have no words to keep in step.
		if (event.target.name === 'person' && form && form.id === 'visit-form')
			keepInStep(form);
	});

	document.addEventListener('click', (event) => {
		const field = event.target;
		const clear = field.closest('.ask button[type="reset"]');

		if (clear) {
			event.preventDefault();
			emptyAsk(one('[data-ask]', clear.form));
		}
		// A kind that was chosen by mistake goes away by a second press.
		if (field.matches('[data-loose] input')) {
			if (field.dataset.was)
				field.checked = false;
			for (const radio of all('input', field.closest('[data-loose]')))
				delete radio.dataset.was;
			if (field.checked)
				field.dataset.was = 'chosen';
		}
	});

	function walk(event)
	{
		const links = all('#found a');
		const at = links.indexOf(document.activeElement);
		const ask = one('[data-ask]');

		if (!links.length || (at < 0 && document.activeElement !== ask))
			return;
		event.preventDefault();
		if (event.key === 'ArrowDown')
			links[Math.min(at + 1, links.length - 1)].focus();
		else if (at > 0)
			links[at - 1].focus();
		else
			ask.focus();
	}

	document.addEventListener('keydown', (event) => {
		const ask = one('[data-ask]');
		const field = event.target;

		if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
			event.preventDefault();
			if (ask || one('#find'))
				(ask || one('#find')).focus();
			else if (one('.spine'))
				location.assign('/');
		} else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter'
		    && one('[data-save]')) {
			event.preventDefault();
			one('[data-save]').click();
		} else if (event.key === 'Enter' && field.dataset.enter && !event.isComposing) {
			event.preventDefault();
			one(field.dataset.enter).click();
		} else if (event.key === 'Escape' && field.closest('#found') && ask) {
			ask.focus();
		} else if (event.key === 'Escape' && field === ask && ask.value) {
			event.preventDefault();
			emptyAsk(ask);
		} else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			walk(event);
		}
	});

	/* A form goes once; a slow answer is told on the button that was pressed. */
	document.addEventListener('submit', (event) => {
		const form = event.target;
		const label = event.submitter && one('span:not(.unseen)', event.submitter);

		if (!form.matches('[data-once]') || event.defaultPrevented)
			return;
		if (form.dataset.sent) {
			event.preventDefault();
			return;
		}
		form.dataset.sent = 'yes';
		setTimeout(() => delete form.dataset.sent, 8000); // the line was down: again
		if (label && event.submitter.dataset.busy)
			setTimeout(() => {
				label.dataset.busy = 'yes';
				label.textContent = event.submitter.dataset.busy;
			}, 400);
	});

	/* What is asked while somebody types goes out under the name that the list knows. */
	document.addEventListener('htmx:configRequest', (event) => {
		const as = event.detail.elt.dataset.askAs;
		if (as)
			event.detail.parameters = { [as]: event.detail.elt.value };
	});

	document.addEventListener('htmx:beforeSwap', (event) => {
		const answer = event.detail.xhr.responseURL;

		// The book was closed meanwhile: the whole page goes to the cover.
		if (answer && new URL(answer).pathname.startsWith('/sign-in')) {
			event.detail.shouldSwap = false;
			location.assign('/sign-in');
		}
		// An answer to letters that are gone by now.
		if (event.detail.target.id === 'results' && one('[data-ask]').value === '')
			event.detail.shouldSwap = false;
	});

	document.addEventListener('htmx:afterSwap', (event) => {
		const target = event.detail.target;
		const found = one('#found');

		if (target.id === 'results')
			one('#said').textContent = found ? found.dataset.said : '';
	});

	document.addEventListener('htmx:afterSettle', (event) => {
		const asked = event.detail.requestConfig && event.detail.requestConfig.elt;

		dress(event.detail.elt);
		if (!asked || !asked.matches('[name="act"]') || one('#problem'))
			return;
		const next = asked.value === 'find' ? one('.found-people input') || one('#find')
		    : one('#learned_new');
		if (next)
			next.focus({ preventScroll: asked.value !== 'find' });
	});

	/* A page that comes back by the Back button may be old, or of a closed book. */
	window.addEventListener('pageshow', (event) => {
		if (event.persisted)
			location.reload();
	});

	/* Paper: what there is to press, where it can be pressed. */
	all('[data-print]').forEach((bar) => {
		const press = button('Print', () => print());
		press.className = 'button main';
		press.prepend(icon('printer'));
		bar.append(press);
	});
	dress(document);
	/* Quiet: gone at once, and then not even there any more. */
	document.addEventListener('click', (event) => {
		if (event.target.closest('[data-quiet]'))
			document.documentElement.classList.add('quieted');
	});
	window.addEventListener('pageshow', () => document.documentElement.classList.remove('quieted'));
}());
