// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Problem, query, request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble } from '../shared/page.js';
import { begin, begun } from './begun.js';
import './manager-past.js';

/** The one that has just been created, and is now opened to be edited further. */
let created = '';

/**
 * One article to edit: title, topic, the questions it answers (one a line), the answer; what is not saved is kept until it is, or given up.
 * `known` are the articles, null while they are read, and `version` that of the knowledge base they are from. Tells `saved`,
 * `kept` (whether something is unsaved has changed), `look` (a new one's id) and `shut`.
 */
export class ManagerArticle extends PageElement {
  static properties = { article: {}, locale: {}, known: { attribute: false }, version: {}, problem: { state: true }, state: { state: true },
    removed: { state: true }, begun: { state: true } };

  constructor() {
    super();
    this.article = '';
    this.locale = 'en';
    /** @type {any[] | null} */ this.known = null;
    this.version = '';
    /** Of what is being written over, from the first word on. @type {string | undefined} */ this.seen = undefined;
    /** Controls somebody typed in or chose from. @type {Set<HTMLInputElement>} */ this.touched = new Set();
    /** @type {any} */ this.begun = null;
    this.round = 0;
    /** @type {any} */ this.problem = null;
    this.state = '';
    /** @type {any} */ this.removed = null;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('article') && !changed.has('locale')) return;
    this.problem = null;
    this.state = created === this.article ? 'saved' : '';
    created = '';
    this.removed = null;
    this.begun = begun(this.locale, this.article);
    this.untouched();
    this.seen = this.begun?.version;
  }

  /** What was typed stays when the article is read anew. @param {Map<string, any>} changed */
  update(changed) {
    const typed = changed.has('known') ? [...this.touched].map((control) => ({ control, value: control.value, checked: control.checked })) : [];
    super.update(changed);
    for (const { control, value, checked } of typed) Object.assign(control, { value, checked });
  }

  /** It is as the server has it, as far as this page knows. */
  untouched() {
    this.touched.clear();
    this.seen = undefined;
  }

  /** As the server has it. */
  get stored() {
    if (this.isNew) return { id: '', topic: '', title: '', questions: [], answer: '', handoff: false };
    return this.known?.find((one) => one.id === this.article) ?? null;
  }

  get value() {
    return { ...this.stored, ...this.begun };
  }

  get isNew() {
    return this.article === '+';
  }

  render() {
    if (this.removed) return html`<div class="told">${icon('check')}<span>${t('article.removed')} <button class="linkish" type="button"
      @click=${this.restore}>${t('undo')}</button></span></div>`;
    if (!this.stored) return this.missing();
    return keyed(this.round, this.form());
  }

  missing() {
    if (!this.known || this.state === 'saved') return html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    return html`<div class="empty">${icon('book')}<strong>${t('problem.not-found')}</strong><button class="btn" type="button"
      @click=${() => this.tell('shut')}>${t('close')}</button></div>`;
  }

  form() {
    const { value } = this;
    const topics = [...new Set(this.known?.map((one) => one.topic))].filter(Boolean);
    const field = (/** @type {string} */ name, /** @type {any} */ control) =>
      html`<label class="field"><span>${t(`article.${name}`)}</span>${control}</label>`;
    return html`<form class="editor" @submit=${this.save} @input=${this.written}>
      <header class="section-top"><h2>${this.isNew ? t('article.new') : t('article.edit')}</h2><button class="btn quiet only" type="button"
        aria-label=${t('close')} @click=${() => this.tell('shut')}>${icon('close')}</button></header>
      ${this.begun ? html`<p class="soft small" role="status">${t('article.begun')} <button class="linkish" type="button"
        @click=${this.giveUp}>${t('discard')}</button></p>` : nothing}
      ${field('title', html`<input class="input" name="title" required maxlength="200" .value=${value.title}>`)}
      <div class="pair">${this.isNew ? field('id',
        html`<input class="input" name="id" required maxlength="100" pattern="[A-Za-z0-9_.\\-]+" placeholder="delivery-time"
          .value=${value.id}>`) : nothing}
      ${field('topic', html`<input class="input" name="topic" required maxlength="100" list="topics" .value=${value.topic}>`)}<datalist
        id="topics">${topics.map((one) => html`<option value=${one}></option>`)}</datalist></div>
      ${field('questions', html`<textarea class="input" name="questions" rows="6" required
        .value=${(value.questions ?? []).join('\n')}></textarea>`)}<p class="soft small">${t('article.questions.hint')}</p>
      ${field('answer', html`<textarea class="input" name="answer" rows="9" required maxlength="20000"
        .value=${value.answer}></textarea>`)}<p class="soft small">${t('article.answer.hint')}</p>
      <label class="check"><input type="checkbox" name="handoff" .checked=${Boolean(value.handoff)}> ${t('article.handoff')}</label>
      <details class="behind"><summary class="small">${t('article.more')}</summary><div class="pair">
        ${field('from', html`<input class="input" type="date" name="from" .value=${dayOf(value.validFrom)}>`)}
        ${field('to', html`<input class="input" type="date" name="to" .value=${dayOf(value.validTo, 1)}>`)}</div>
        ${field('sources', html`<textarea class="input" name="sources" rows="2" .value=${(value.sources ?? []).join('\n')}></textarea>`)}</details>
      ${trouble(this.problem)}${this.state === 'saved' ? html`<p class="told" role="status">${icon('check')}${t('article.saved')}</p>`
        : nothing}
      <div class="actions">${this.isNew ? nothing
        : html`<button class="btn quiet danger" type="button" @click=${this.takeAway}>${icon('trash')}${t('article.remove')}</button>`}<button
        class="btn primary" type="submit"
        ?disabled=${this.state === 'saving'}>${t(this.state === 'saving' ? 'article.saving' : 'article.save')}</button></div>
      </form>${this.isNew ? nothing : html`<manager-past .article=${value.id} .locale=${this.locale}></manager-past>`}`;
  }

  /** @param {string} id @param {string} [version] of what is done away with */
  path(id, version) {
    return `/api/v1/articles/${encodeURIComponent(id)}${query({ locale: this.locale, version })}`;
  }

  /** Of the articles that are being written over. */
  get read() {
    return (this.seen ?? this.version) || undefined;
  }

  /** @param {SubmitEvent} event */
  save(event) {
    event.preventDefault();
    this.put(this.told());
  }

  /** Kept as it is written. @param {InputEvent} event */
  written(event) {
    this.touched.add(/** @type {HTMLInputElement} */ (event.target));
    this.seen ??= this.version;
    this.state = '';
    const first = !begun(this.locale, this.article);
    begin(this.locale, this.article, this.told());
    if (first) this.tell('kept');
  }

  giveUp() {
    begin(this.locale, this.article, null);
    this.begun = null;
    this.untouched();
    this.round += 1;
    this.tell('kept');
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('[name=title]'))?.focus());
  }

  /** What the form says. */
  told() {
    const given = new FormData(/** @type {HTMLFormElement} */ (this.querySelector('form')));
    const text = (/** @type {string} */ name) => String(given.get(name) ?? '').trim();
    const questions = text('questions').split('\n').map((one) => one.trim()).filter(Boolean);
    const id = this.isNew ? text('id') : this.article;
    return { ...this.value, id, locale: this.locale, topic: text('topic'), title: text('title'), questions, answer: text('answer'),
      handoff: given.has('handoff'), validFrom: day(text('from'), this.value.validFrom),
      validTo: day(text('to'), this.value.validTo, 1),
      sources: text('sources').split('\n').map((one) => one.trim()).filter(Boolean), version: this.read };
  }

  /** @param {any} body */
  async put(body) {
    this.state = 'saving';
    this.problem = null;
    try {
      if (this.isNew && await this.taken(body.id)) throw new Problem({ status: 409, detail: t('article.taken', { id: body.id }) });
      ({ version: this.version } = await guarded(() => request('PUT', this.path(body.id), { body })));
      begin(this.locale, this.article, null);
      this.begun = null;
      this.untouched();
      this.state = 'saved';
      if (this.isNew) this.open(body.id);
      this.tell('saved');
    } catch (problem) {
      this.state = '';
      this.refused(problem);
    }
  }

  /** Where somebody else was faster, what they wrote is read, what was typed here stays, and both can be saved. @param {any} problem */
  refused(problem) {
    this.problem = problem;
    if (problem.kind !== 'outdated') return;
    this.seen = undefined;
    this.tell('saved');
  }

  /** Whether another article has this id: a new one replaces none. @param {string} id */
  async taken(id) {
    const { articles } = await guarded(() => request('GET', `/api/v1/articles${query({ locale: this.locale })}`));
    return articles.some((/** @type {any} */ one) => one.id === id);
  }

  /** @param {string} id */
  open(id) {
    created = id;
    this.tell('look', { article: id });
  }

  async takeAway() {
    const value = { ...this.stored };
    try {
      await guarded(() => request('DELETE', this.path(value.id, this.read)));
      begin(this.locale, this.article, null);
      this.begun = null;
      this.removed = value;
      this.tell('saved');
    } catch (problem) {
      this.refused(problem);
    }
  }

  async restore() {
    const value = this.removed;
    this.removed = null;
    await this.put(value);
  }
}

/**
 * The reader's day of a moment, as a date field has it; the last day before it, where it ends something.
 * @param {string | undefined} moment @param {0 | 1} [ends]
 */
function dayOf(moment, ends = 0) {
  if (!moment) return '';
  const at = new Date(Date.parse(moment) - ends);
  return [String(at.getFullYear()).padStart(4, '0'), ...[at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'))].join('-');
}

/**
 * The beginning of the reader's day that was chosen, or its end; the moment there was, where the day was left as it is.
 * @param {string} text @param {string | undefined} before @param {0 | 1} [ends]
 */
function day(text, before, ends = 0) {
  if (!text) return undefined;
  if (text === dayOf(before, ends)) return before;
  const [year, month, date] = text.split('-').map(Number);
  return new Date(year, month - 1, date + ends).toISOString();
}

customElements.define('manager-article', ManagerArticle);
