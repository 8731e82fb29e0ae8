/**
 * The templates of this plugin, compiled once. Templates are code of the plugin; content is data only: every `<%=` is escaped,
 * and `<%~` stands only where finished HTML of our own goes (a test lists the places). Content is never read as a template.
 */
import { readFileSync } from 'node:fs';
import { Eta } from 'eta/core';
import { escapeHtml } from './escape-html.ts';

const names = ['layout', 'items', 'home', 'column', 'content', 'case', 'parts', 'search', 'site-map', 'map-list', 'notice', 'page-blocks'] as const;

/** Name of a template: a file of the folder templates. */
export type TemplateName = (typeof names)[number];

/** Renders one template. Throws when the template is at fault: that is a bug. */
export type Render = (template: TemplateName, data: object) => string;

/** Reads and compiles the folder `templates` of the package. */
export function loadTemplates(): Render {
  const eta = new Eta({ autoEscape: true, escapeFunction: escapeHtml });
  for (const name of names) {
    eta.loadTemplate(`@${name}`, readFileSync(new URL(`../templates/${name}.eta`, import.meta.url), 'utf8'));
  }
  return (template, data) => eta.render(`@${template}`, data);
}
