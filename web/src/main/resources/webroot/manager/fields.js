// @ts-check
import { html, nothing } from 'lit';

/** Parts of forms that the settings share, and how what is typed becomes values and back. */

/** @param {string} label @param {any} control @param {string} [hint] */
export function field(label, control, hint = '') {
  return html`<label class="field"><span>${label}</span>${control}${hint ? html`<span class="hint soft small">${hint}</span>` : nothing}</label>`;
}

/** @param {string} name @param {any} value @param {{required?: boolean, maxlength?: number, placeholder?: string, pattern?: string, list?: string}} [how] */
export function line(name, value, { required = false, maxlength = 200, placeholder = '', pattern = '', list = '' } = {}) {
  return html`<input class="input" name=${name} ?required=${required} maxlength=${maxlength} placeholder=${placeholder} autocomplete="off"
    pattern=${pattern || nothing} list=${list || nothing} .value=${value ?? ''}>`;
}

/** @param {string} name @param {number | null | undefined} value @param {{min?: number, max?: number, step?: number | string, required?: boolean}} [how] */
export function number(name, value, { min = 0, max, step = 1, required = false } = {}) {
  return html`<input class="input short" type="number" name=${name} min=${min} max=${max ?? nothing} step=${step} ?required=${required}
    .value=${value === null || value === undefined ? '' : String(value)}>`;
}

/** @param {string} name @param {string} value @param {[string, string][]} options code and words */
export function choice(name, value, options) {
  return html`<select class="input" name=${name}>${options.map(([code, words]) =>
    html`<option value=${code} ?selected=${code === value}>${words}</option>`)}</select>`;
}

/** @param {string} name @param {string} text @param {number} rows @param {string} [placeholder] @param {boolean} [required] */
export function area(name, text, rows, placeholder = '', required = false) {
  return html`<textarea class="input" name=${name} rows=${rows} placeholder=${placeholder} ?required=${required} .value=${text}></textarea>`;
}

/** Something to tick. @param {string} name @param {boolean} on @param {any} label @param {string} [value] */
export function tick(name, on, label, value = 'on') {
  return html`<label class="check"><input type="checkbox" name=${name} value=${value} .checked=${on}> ${label}</label>`;
}

/** What a form says. @param {SubmitEvent | Event} event */
export function given(event) {
  const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
  const text = (/** @type {string} */ name) => String(form.get(name) ?? '').trim();
  return {
    text,
    /** Numbers, or undefined where nothing was typed. @param {string} name @param {number} [unit] */
    number: (name, unit = 1) => (text(name) === '' ? undefined : Math.round(Number(text(name)) * unit)),
    /** Words between commas or lines. @param {string} name */
    list: (name) => parts(text(name)),
    /** Whole lines. @param {string} name */
    lines: (name) => text(name).split('\n').map((one) => one.trim()).filter(Boolean),
    /** @param {string} name */
    ticked: (name) => form.has(name),
    /** @param {string} name */
    all: (name) => form.getAll(name).map(String),
  };
}

/** @param {string} text */
export function parts(text) {
  return [...new Set(text.split(/[,，、\n]/).map((one) => one.trim()).filter(Boolean))];
}

/** Seconds as minutes to type, without a tail of digits. @param {number | null | undefined} seconds */
export function minutes(seconds) {
  return seconds === null || seconds === undefined ? undefined : Math.round((seconds / 60) * 100) / 100;
}
