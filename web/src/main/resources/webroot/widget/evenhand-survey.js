// @ts-check
import { icon } from '../shared/icons.js';
import { el } from './dom.js';

const CSAT = [1, 2, 3, 4, 5];
/** What may be asked besides: the answer's name, and what can be chosen. */
const QUESTIONS = /** @type {Record<string, [string, number[]]>} */ ({
  recommend: ['nps', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  effort: ['ces', [1, 2, 3, 4, 5, 6, 7]],
});

/**
 * The closing survey, the same on every path: rating, resolved, recommendation or effort, comment; every part may be left out. Tells `rate`
 *   (answers) and `fresh`.
 */
export class EvenhandSurvey extends HTMLElement {
  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words @param {{question?: string}} duty */
  show(view, words, { question = 'recommend' } = {}) {
    const { holder, survey, rated } = view.line;
    this.hidden = holder !== 'closed' && !view.gone;
    const signature = JSON.stringify([this.hidden, survey, rated, words.locale, question]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.words = words;
    const again = el('button', { class: 'again', type: 'button', onclick: () => this.tell('fresh', null) }, words.t('new'));
    const form = survey && !rated && this.form(question);
    const thanks = rated && el('p', { class: 'thanks', role: 'status' }, icon('check'), words.t('survey.thanks'));
    const focused = this.contains(/** @type {any} */ (this.getRootNode()).activeElement);
    this.replaceChildren(...[form, thanks, again].filter(Boolean));
    if (focused) again.focus(); // the pressed button is gone with its form
  }

  /** Takes the focus to the first question. @returns {boolean} whether there is one */
  ask() {
    const first = this.hidden ? null : /** @type {HTMLElement | null} */ (this.querySelector('input'));
    first?.focus();
    return Boolean(first);
  }

  /** @param {string} type @param {any} detail */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  /** @param {string} question */
  form(question) {
    const t = this.words.t;
    const csat = this.choice('csat', t('survey.csat'), CSAT.map((value) => [value, String(value), t(`survey.csat.${value}`)]));
    const ends = el('span', { class: 'ends', 'aria-hidden': 'true' }, el('span', {}, t('survey.csat.1')),
      el('span', {}, t('survey.csat.5')));
    const resolved = this.choice('resolved', t('survey.resolved'), [['yes', t('solved.yes')], ['no', t('solved.no')]]);
    csat.append(ends);
    const comment = el('textarea', { name: 'comment', rows: 2, maxlength: 2000, placeholder: t('survey.comment'),
      'aria-label': t('survey.comment') });
    const send = el('button', { class: 'primary', type: 'submit', disabled: true }, t('survey.send'));
    const form = el('form', { class: 'survey', 'aria-label': t('survey.title') }, el('h2', {}, t('survey.title')), csat, resolved,
      ...this.further(question), comment, send);
    form.addEventListener('input', () => (send.disabled = !Object.keys(answersOf(form)).length));
    form.addEventListener('submit', (/** @type {Event} */ event) => {
      event.preventDefault();
      this.tell('rate', answersOf(form));
    });
    return form;
  }

  /** @param {string} question @returns {HTMLElement[]} */
  further(question) {
    if (!QUESTIONS[question]) return [];
    const t = this.words.t;
    const [name, scale] = QUESTIONS[question];
    const asked = this.choice(name, t(`survey.${name}`), scale.map((value) => [value, String(value)]));
    asked.append(el('span', { class: 'ends', 'aria-hidden': 'true' }, el('span', {}, t(`survey.${name}.low`)), el('span', {}, t(`survey.${name}.high`))));
    return [asked];
  }

  /** @param {string} name @param {string} label @param {any[][]} choices value, text and, where the text is not enough, a spoken name */
  choice(name, label, choices) {
    const radios = choices.map(([value, text, spoken]) =>
      el('label', {}, el('input', { type: 'radio', name, value, 'aria-label': spoken ? `${text}, ${spoken}` : undefined }),
        el('span', {}, text)));
    return el('fieldset', { class: name }, el('legend', {}, label), el('div', { class: 'radios' }, ...radios));
  }
}

/** @param {HTMLFormElement} form */
function answersOf(form) {
  const given = new FormData(form);
  const answers = /** @type {Record<string, any>} */ ({});
  for (const name of ['csat', 'nps', 'ces']) if (given.has(name)) answers[name] = Number(given.get(name));
  if (given.has('resolved')) answers.resolved = given.get('resolved');
  const comment = String(given.get('comment') ?? '').trim();
  if (comment) answers.comment = comment;
  return answers;
}

customElements.get('evenhand-survey') ?? customElements.define('evenhand-survey', EvenhandSurvey);
