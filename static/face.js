/*
 * What the page of a picture gains when scripts run: the drawing follows each tap, and a
 * large photo is made smaller before it is sent.  Without it there are a button that
 * shows the drawing, and a server that does the same.
 */
(function () {
	'use strict';

	const form = document.querySelector('form.sketching');
	const sprite = '/static/vendor/peeps.svg#';
	const large = 1 << 20; // bytes
	const side = 1600;     // pixels of the longer side

	function draw(svg, drawn)
	{
		const names = ['body', 'head-' + drawn.head, 'face-' + drawn.face];

		for (const part of ['beard', 'glasses'])
			if (drawn[part] !== '0')
				names.push(part + '-' + drawn[part]);
		svg.setAttribute('class', svg.getAttribute('class')
		    .replace(/skin-\d+/, 'skin-' + drawn.skin).replace(/hair-\d+/, 'hair-' + drawn.hair));
		svg.replaceChildren(...names.map((name) => {
			const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
			use.setAttribute('href', sprite + name);
			return use;
		}));
	}

	function follow()
	{
		const drawn = Object.fromEntries(new FormData(form));

		draw(form.querySelector('.sketched svg'), drawn);
		for (const input of form.querySelectorAll('.sketch input')) {
			const svg = input.parentNode.querySelector('svg');
			if (svg)
				draw(svg, { ...drawn, [input.name]: input.value });
		}
	}

	/* What cannot be made smaller here is sent as it is, and the server says what it thinks. */
	async function shrink(input)
	{
		const file = input.files[0];

		if (!file || (file.size <= large && /^image\/(jpeg|png|webp)$/.test(file.type)))
			return;
		try {
			const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
			const scale = Math.min(1, side / Math.max(picture.width, picture.height));
			const canvas = document.createElement('canvas');
			canvas.width = Math.round(picture.width * scale);
			canvas.height = Math.round(picture.height * scale);
			const paper = canvas.getContext('2d');
			paper.fillStyle = '#fff';
			paper.fillRect(0, 0, canvas.width, canvas.height);
			paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
			const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
			const files = new DataTransfer();
			files.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }));
			if (input.files[0] === file)
				input.files = files.files;
		} catch { /* see above */ }
	}

	document.addEventListener('change', (event) => {
		if (event.target.matches('input[type="file"]'))
			shrink(event.target);
	});
	if (!form)
		return;
	form.classList.add('follows');
	form.addEventListener('change', follow);
	follow();
}());
