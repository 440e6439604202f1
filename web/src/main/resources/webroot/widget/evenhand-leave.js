// @ts-check
import { el } from './dom.js';

/** Leaving a message instead of waiting: what it is about, and where the answer goes. Tells `left` ({text, email}) and `stay`. */
export class EvenhandLeave extends HTMLElement {
  /** @param {import('../shared/i18n.js').Words} words @param {string} email as far as it is known */
  ask(words, email) {
    const t = words.t;
    this.area = el('textarea', { name: 'text', rows: 4, maxlength: 4000, required: true, dir: 'auto', 'aria-label': t('leave.text'),
      placeholder: t('leave.text') });
    const mail = el('input', { name: 'email', type: 'email', maxlength: 254, autocomplete: 'email', value: email, placeholder: t('leave.email'),
      'aria-label': t('leave.email') });
    const actions = el('div', { class: 'ways' }, el('button', { class: 'primary', type: 'submit' }, t('leave.send')),
      el('button', { class: 'link', type: 'button', onclick: () => this.tell('stay') }, t('leave.stay')));
    this.replaceChildren(el('form', { class: 'survey', 'aria-label': t('queue.leave'), onsubmit: (/** @type {SubmitEvent} */ event) =>
      this.submit(event) }, el('h2', {}, t('queue.leave')), el('p', {}, t('leave.hint')), this.area, mail, actions));
    this.area.focus();
  }

  /** What was written so far. */
  get text() {
    return this.area?.value.trim() ?? '';
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = String(given.get('text')).trim();
    const email = String(given.get('email')).trim();
    if (text) this.tell('left', { text, email: email || undefined });
  }

  /** @param {string} type @param {any} [detail] */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

customElements.get('evenhand-leave') ?? customElements.define('evenhand-leave', EvenhandLeave);
