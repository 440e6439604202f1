// @ts-check
import { html } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { field, given, line, number, tick } from './fields.js';
import { addressOf } from './filters.js';

/** Who picks up chats, and what for: teams, languages, topics, how many at once. Tells `look` (person). */
export class ManagerPeople extends PageElement {
  static properties = { look: { attribute: false }, agents: { state: true }, teams: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any[] | null} */ this.agents = null;
    /** @type {any[]} */ this.teams = [];
    /** @type {any} */ this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const [people, desk] = await guarded(() => Promise.all([request('GET', '/api/v1/desk/agents'), request('GET', '/api/v1/desk/settings')]));
      [this.agents, this.teams, this.problem] = [people.agents, desk.teams, null];
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (!this.agents) return this.problem ? trouble(this.problem) : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    if (!this.agents.length) return html`<div class="empty">${icon('person')}<strong>${t('people.none')}</strong><p>${t('people.none.hint')}</p></div>`;
    return html`<section><h2>${t('section.people')}</h2><p class="soft explain">${t('people.hint')}</p>
      <ul class="cards">${this.agents.map((one) => (this.look.person === one.id ? this.form(one) : this.card(one)))}</ul></section>`;
  }

  /** @param {any} one */
  card(one) {
    const names = (/** @type {string[]} */ codes, /** @type {(code: string) => string} */ name, /** @type {string} */ all) =>
      (codes.length ? words.list(codes.map(name)) : t(all));
    const facts = [names(one.teams, (id) => this.teams.find((team) => team.id === id)?.name ?? id, 'all.team'),
      names(one.languages, (code) => words.language(code), 'all.locale'), names(one.skills, (code) => words.term('topic', code), 'all.topic'),
      one.capacity ? t('people.atOnce', { count: one.capacity }) : ''].filter(Boolean);
    return html`<li><a class="card" href=${addressOf({ view: 'settings', section: 'people', person: one.id })}><b>${one.displayName || one.name}</b>
      <span class="soft small">${facts.join(' · ')}</span></a></li>`;
  }

  /** @param {any} one */
  form(one) {
    const weights = Object.entries(one.weights ?? {}).map(([channel, weight]) => `${channel}: ${weight}`).join(', ');
    return html`<li class="open"><form class="editor" @submit=${(/** @type {SubmitEvent} */ event) => this.save(event, one)}>
      <h3>${one.displayName || one.name}</h3>
      <fieldset class="checks"><legend>${t('people.teams')}</legend>${this.teams.map((team) =>
        tick('team', one.teams.includes(team.id), team.name, team.id))}</fieldset>
      <div class="pair">${field(t('people.languages'), line('languages', one.languages.join(', '), { placeholder: 'en, zh' }), t('people.empty'))}
        ${field(t('people.skills'), line('skills', one.skills.join(', '), { maxlength: 2000 }), t('people.empty'))}</div>
      <div class="pair">${field(t('people.capacity'), number('capacity', one.capacity, { max: 1000, required: true }))}
        ${field(t('people.weights'), line('weights', weights, { placeholder: 'web: 1, email: 2' }), t('people.weights.hint'))}</div>
      ${trouble(this.problem)}<div class="actions"><button class="btn quiet" type="button"
        @click=${() => this.shut()}>${t('cancel')}</button><button class="btn primary" type="submit">${t('article.save')}</button></div></form></li>`;
  }

  shut() {
    this.problem = null;
    this.tell('look', { person: '' });
  }

  /** @param {SubmitEvent} event @param {any} one */
  async save(event, one) {
    event.preventDefault();
    const { all, list, number: counted, text } = given(event);
    const body = { teams: all('team'), languages: list('languages'), skills: list('skills'), capacity: counted('capacity'),
      weights: weightsOf(text('weights')) };
    try {
      const changed = await guarded(() => request('PUT', `/api/v1/desk/agents/${encodeURIComponent(one.id)}`, { body }));
      this.agents = (this.agents ?? []).map((other) => (other.id === one.id ? changed : other));
      this.shut();
    } catch (problem) {
      this.problem = problem;
    }
  }
}

/** `web: 1, email: 2` as an object; what has no number counts one. @param {string} text */
function weightsOf(text) {
  return Object.fromEntries(text.split(/[,，\n]/).map((one) => one.split(/[:：]/).map((part) => part.trim())).filter(([channel]) => channel)
    .map(([channel, weight]) => [channel, weight ? Number(weight) : 1]));
}

customElements.define('manager-people', ManagerPeople);
