/** Shows which square of a chosen picture the sliders of `form[data-crop]` cut out. Without it the sliders work all the same. */
const SIDE = 192;

export function showCrops(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-crop]')) showCrop(form);
}

function showCrop(form: HTMLFormElement): void {
  const file = form.querySelector<HTMLInputElement>('input[type="file"]');
  const box = form.querySelector('fieldset');
  if (!file || !box) return;
  const picture = new Image();
  const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE, hidden: true });
  // What it shows is decorative: the sliders say the same in words.
  canvas.setAttribute('aria-hidden', 'true');
  box.append(canvas);
  const valueOf = (name: string) => Number((form.elements.namedItem(name) as HTMLInputElement).value);
  const draw = (): void => {
    const { naturalWidth: width, naturalHeight: height } = picture;
    const side = (Math.min(width, height) * 100) / valueOf('zoom');
    const [left, top] = [((width - side) * valueOf('x')) / 100, ((height - side) * valueOf('y')) / 100];
    canvas.hidden = width === 0;
    if (width) canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  };
  picture.addEventListener('load', draw);
  picture.addEventListener('error', () => (canvas.hidden = true));
  form.addEventListener('input', draw);
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const reader = new FileReader();
    reader.addEventListener('load', () => (picture.src = String(reader.result)));
    reader.readAsDataURL(chosen);
  });
}
