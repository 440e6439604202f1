// @ts-check
import { preferredLocale, kept } from '../shared/i18n.js';
import './evenhand-panel.js';

/** The customer's full page: the same panel as in the widget, with the page to itself. */
const theme = kept('evenhand:theme');
if (theme) document.documentElement.dataset.theme = theme;

const panel = /** @type {any} */ (document.createElement('evenhand-panel'));
const locale = preferredLocale();
Object.assign(panel, { base: '', locale, mode: 'page' });
if (theme) panel.dataset.theme = theme;
document.documentElement.lang = locale;

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
try {
  await panel.ready();
  main.append(panel);
  panel.show();
} catch {
  const sorry = document.createElement('p');
  sorry.className = 'sorry';
  sorry.setAttribute('role', 'alert');
  sorry.textContent = main.dataset[locale] ?? '';
  main.replaceChildren(sorry);
}
