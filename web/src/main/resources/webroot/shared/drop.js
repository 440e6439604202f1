// @ts-check

/**
 * How every menu of a page (`details.drop`) shuts: when something in it was chosen (an `.item`) and on Escape, both giving the focus back to
 * what opened it; and when somebody presses or moves on elsewhere.
 */
const OPEN = 'details.drop[open]';

/** @param {Element | null} menu */
function shut(menu) {
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

document.addEventListener('keydown', ({ key }) => key === 'Escape' && shut(document.querySelector(OPEN)));
document.addEventListener('click', ({ target }) => target instanceof Element && shut(target.closest('.item')?.closest(OPEN) ?? null));
for (const elsewhere of ['pointerdown', 'focusin']) {
  document.addEventListener(elsewhere, ({ target }) => {
    for (const menu of document.querySelectorAll(OPEN)) if (!menu.contains(/** @type {Node} */ (target))) menu.removeAttribute('open');
  });
}
