// @ts-check
import { Words, kept, preferredLocale } from '../shared/i18n.js';

/** Renders the contract as a reference: one card an operation, what several share laid out once at the end. The contract itself is in English. */

const words = await Words.load(preferredLocale(), '/assets/shared/messages');
const { t } = words;
const theme = kept('evenhand:theme');
if (theme) document.documentElement.dataset.theme = theme;
document.documentElement.lang = words.locale;
document.title = `${t('docs.title')} · Evenhand`;

/** @typedef {Record<string, any>} Node */
/** @typedef {(string | HTMLElement)[]} Content */
/** @typedef {Content[]} Row the name of a field, what it may be, whether it must be there, what it means */

const SCHEMAS = '#/components/schemas/';

/** @param {string} tag @param {Record<string, string>} attributes @param {(string | HTMLElement)[]} children */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Text in which what stands between backticks is code. @param {string} text */
function prose(text) {
  return text.split('`').map((part, index) => (index % 2 ? element('code', {}, part) : part));
}

/** Brings what the address names into view, laid open. */
function unfold() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (!named) return;
  const fold = named.querySelector('details');
  if (fold) fold.open = true;
  named.scrollIntoView();
}

class Reference {
  /** @param {Node} contract */
  constructor(contract) {
    this.contract = contract;
    /** @type {Set<string>} */
    this.named = new Set();
  }

  /** The node itself, or what its $ref names. @param {Node} node @returns {Node} */
  resolve(node) {
    if (!node?.$ref) return node ?? {};
    return this.resolve(node.$ref.slice(2).split('/').reduce((/** @type {Node} */ at, /** @type {string} */ key) => at[key], this.contract));
  }

  /** @returns {{method: string, path: string, operation: Node}[]} */
  operations() {
    return Object.entries({ ...this.contract.paths, ...this.contract.webhooks }).flatMap(([path, methods]) =>
      Object.entries(/** @type {Node} */ (methods)).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));
  }

  /** The name under which a schema is laid out once, further down; empty for one that is told in a line. @param {Node} node */
  nameOf(node) {
    const name = node?.$ref?.startsWith(SCHEMAS) ? node.$ref.slice(SCHEMAS.length) : '';
    const schema = this.resolve(node);
    if (!name || !(schema.properties || schema.anyOf)) return '';
    this.named.add(name);
    return name;
  }

  /** What a value may be, such as "string, 1 to 64"; named schemas are links. @param {Node} node @returns {Content} */
  words(node) {
    const schema = this.resolve(node);
    const name = this.nameOf(node);
    const none = name && schema.type?.includes('null') ? [t('docs.or'), 'null'] : [];
    if (name) return [element('a', { href: `#schema-${name}` }, name), ...none];
    const several = schema.anyOf ?? schema.oneOf;
    if (several) return several.flatMap((/** @type {Node} */ one, /** @type {number} */ index) => [...(index ? [t('docs.or')] : []), ...this.words(one)]);
    const parts = [schema.enum ? schema.enum.map(String).join(' | ') : [schema.type ?? t('docs.any')].flat().join(t('docs.or')), ...(schema.format ? [schema.format] : [])];
    const low = schema.minLength ?? schema.minimum;
    const high = schema.maxLength ?? schema.maximum;
    if (low !== undefined || high !== undefined) parts.push(t('docs.range', { low: low ?? '', high: high ?? '' }));
    const inner = schema.items ?? (schema.additionalProperties || undefined);
    return [parts.join(', '), ...(inner ? [', ', ...this.each(inner)] : [])];
  }

  /** What a list or a map holds. @param {Node} inner @returns {Content} */
  each(inner) {
    const [before, after] = t('docs.of', { what: '|' }).split('|');
    return [before, ...this.words(inner), after];
  }

  /** Fields of an object schema, those of nested ones without a name by their path. @param {Node} node @returns {Row[]} */
  fields(node, prefix = '') {
    const schema = this.resolve(node);
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const field = this.resolve(property);
      const need = schema.required?.includes(name) ? t('docs.required') : '';
      const row = [[prefix + name], this.words(property), [need], prose(property.description ?? (this.nameOf(property) ? '' : field.description ?? ''))];
      return [row, ...this.within(property, prefix + name)];
    });
  }

  /** @param {Node} property @param {string} path @returns {Row[]} */
  within(property, path) {
    const field = this.resolve(property);
    if (this.nameOf(property)) return [];
    if (field.items) return this.nameOf(field.items) ? [] : this.fields(field.items, `${path}[].`);
    return this.fields(field, `${path}.`);
  }

  /** @param {string} caption @param {Row[]} rows @param {string} [heading] @returns {HTMLElement[]} */
  table(caption, rows, heading = 'h4') {
    if (!rows.length) return [];
    const body = rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, ...cell))));
    return [element(heading, {}, caption), element('table', {}, element('tbody', {}, ...body))];
  }

  /** What others link to, once each; laying one out may name more. @returns {HTMLElement[]} */
  shapes() {
    const made = new Map();
    for (const name of this.named) made.set(name, this.shape(name));
    return [...made].sort(([one], [other]) => one.localeCompare(other)).map(([, shape]) => shape);
  }

  /** @param {string} name */
  shape(name) {
    const schema = this.contract.components.schemas[name];
    const shape = element('section', { id: `schema-${name}`, lang: 'en' }, element('h3', {}, name));
    if (schema.description) shape.append(element('p', {}, ...prose(schema.description)));
    if (schema.anyOf) shape.append(element('p', {}, ...this.words(schema)));
    shape.append(...this.table('', this.fields(schema)).slice(1));
    return shape;
  }

  /** @param {Node} operation @returns {HTMLElement[]} */
  requestOf(operation) {
    const parameters = (operation.parameters ?? []).map((/** @type {Node} */ one) => this.resolve(one));
    const rows = parameters.map((/** @type {Node} */ one) => [[one.name], [`${one.in}, `, ...this.words(one.schema)], [one.required ? t('docs.required') : ''], prose(one.description ?? '')]);
    const content = Object.entries(this.resolve(operation.requestBody).content ?? {});
    return [
      ...this.table(t('docs.parameters'), rows),
      ...content.flatMap(([type, media]) => this.table(t('docs.body', { type }), this.fields(/** @type {Node} */ (media).schema))),
    ];
  }

  /** @param {Node} operation @returns {HTMLElement[]} */
  answersOf(operation) {
    return Object.entries(operation.responses).flatMap(([status, node]) => {
      const response = this.resolve(/** @type {Node} */ (node));
      const content = Object.entries(response.content ?? {});
      if (status === 'default') return [];
      const caption = `${status}: ${response.description}`;
      const tables = content.flatMap(([type, media]) => this.table(`${caption} ${type}`, this.fields(/** @type {Node} */ (media).schema)));
      return tables.length ? tables : [element('h4', {}, caption)];
    });
  }

  /** @param {{method: string, path: string, operation: Node}} entry */
  card({ method, path, operation }) {
    const roles = operation['x-access'];
    return element('article', { id: operation.operationId, lang: 'en' },
      element('details', {},
        element('summary', {}, element('h3', {}, element('span', { class: 'method' }, method), path),
          element('span', { class: 'what' }, ...prose(operation.summary))),
        ...(operation.description ? [element('p', {}, ...prose(operation.description))] : []),
        ...(roles ? [element('p', { class: 'access' }, t('docs.access', { who: words.list(roles) }))] : []),
        ...this.requestOf(operation),
        ...this.answersOf(operation)));
  }

  render() {
    const contents = /** @type {HTMLElement} */ (document.getElementById('contents'));
    const main = /** @type {HTMLElement} */ (document.getElementById('reference'));
    const { title, description } = this.contract.info;
    contents.setAttribute('aria-label', t('docs.operations'));
    main.replaceChildren(element('h1', {}, `${title} · ${t('docs.title')}`), element('p', { lang: 'en' }, ...prose(description)),
      element('p', {}, element('a', { href: '/openapi.yaml' }, 'openapi.yaml'), ' · ', element('a', { href: '/openapi.json' }, 'openapi.json')));
    for (const tag of this.contract.tags) {
      const entries = this.operations().filter(({ operation }) => operation.tags[0] === tag.name);
      contents.append(element('h2', {}, tag.name), ...entries.map(({ method, path, operation }) =>
        element('a', { href: `#${operation.operationId}` }, `${method} ${path.replace('/api/v1', '')}`)));
      main.append(element('h2', { id: `tag-${tag.name}` }, tag.name), element('p', {}, ...prose(tag.description)), ...entries.map((entry) => this.card(entry)));
    }
    main.append(element('h2', { id: 'problems' }, t('docs.problems')), ...this.table('application/problem+json', this.fields({ $ref: `${SCHEMAS}Problem` }), 'h3'));
    main.append(element('h2', { id: 'shapes' }, t('docs.shapes')), ...this.shapes());
  }
}

try {
  const response = await fetch('/openapi.json');
  new Reference(await response.json()).render();
  unfold();
} catch {
  const sorry = element('p', { role: 'alert' }, t('docs.away'));
  document.getElementById('reference')?.replaceChildren(sorry);
}
addEventListener('hashchange', unfold);
