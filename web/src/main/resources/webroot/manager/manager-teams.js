// @ts-check
import { html, nothing } from 'lit';
import { icon, t, trouble, words } from '../shared/page.js';
import { addressOf } from './filters.js';
import { SettingsForm } from './settings-form.js';
import { summaryOf } from './hours.js';
import './manager-team.js';

/** The teams in the order in which tickets are matched to them; one is opened to change it. Tells `look` (team). */
export class ManagerTeams extends SettingsForm {
  static properties = { look: { attribute: false }, removed: { state: true } };

  constructor() {
    super('/api/v1/desk/settings');
    /** @type {import('./filters.js').Look} */ this.look = {};
    /** @type {any[] | null} */ this.removed = null;
  }

  render() {
    if (!this.settings) return this.waiting();
    const { teams } = this.settings;
    return html`<section><header class="section-top"><h2>${t('section.teams')}</h2><button class="btn primary small" type="button"
      @click=${() => this.tell('look', { team: '+' })}>${icon('plus')}${t('team.new')}</button></header>
      <p class="soft explain">${t('team.order')}</p>
      ${this.removed ? html`<p class="told">${icon('check')}<span>${t('article.removed')} <button class="linkish" type="button"
        @click=${this.restore}>${t('undo')}</button></span></p>` : nothing}
      ${this.look.team ? nothing : trouble(this.problem)}
      <ul class="cards" @saveteam=${(/** @type {any} */ event) => this.store(event.detail)} @shut=${() => this.shut()}
        @removeteam=${(/** @type {any} */ event) => this.drop(event.detail)}>
        ${this.look.team === '+' ? this.open(null) : nothing}
        ${teams.map((/** @type {any} */ team, /** @type {number} */ index) => (this.look.team === team.id ? this.open(team) : this.card(team, index)))}
      </ul></section>`;
  }

  /** @param {any} team */
  open(team) {
    return html`<li class="open"><manager-team .team=${team} .teams=${this.settings.teams} .problem=${this.problem}></manager-team></li>`;
  }

  /** @param {any} team @param {number} index */
  card(team, index) {
    const facts = [t(`routing.${team.routing ?? 'manual'}`), words.list((team.languages ?? []).map((/** @type {string} */ code) => words.language(code))),
      words.list((team.skills ?? []).map((/** @type {string} */ code) => words.term('topic', code))), summaryOf(team.hours)].filter(Boolean);
    return html`<li class="movable"><a class="card" href=${addressOf({ view: 'settings', section: 'teams', team: team.id })}><b>${team.name}</b>
      <span class="soft small">${facts.join(' · ')}</span></a>${index ? html`<button class="btn quiet only small" type="button"
      aria-label=${t('team.up', { name: team.name })} @click=${() => this.up(index)}><span class="turned">${icon('down')}</span></button>` : nothing}</li>`;
  }

  shut() {
    this.problem = null;
    this.tell('look', { team: '' });
  }

  /** @param {any} team */
  async store(team) {
    const { teams } = this.settings;
    const known = teams.some((/** @type {any} */ one) => one.id === team.id);
    if (await this.put({ teams: known ? teams.map((/** @type {any} */ one) => (one.id === team.id ? team : one)) : [...teams, team] })) this.shut();
  }

  /** @param {number} index */
  up(index) {
    const teams = [...this.settings.teams];
    teams.splice(index - 1, 0, ...teams.splice(index, 1));
    this.put({ teams });
  }

  /** @param {string} id */
  async drop(id) {
    const before = this.settings.teams;
    if (!(await this.put({ teams: before.filter((/** @type {any} */ one) => one.id !== id) }))) return;
    this.removed = before;
    this.shut();
  }

  async restore() {
    if (await this.put({ teams: this.removed })) this.removed = null;
  }
}

customElements.define('manager-teams', ManagerTeams);
