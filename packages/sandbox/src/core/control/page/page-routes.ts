import { Hono } from 'hono';
import { ICON } from './icon.ts';
import { SCRIPT } from './script.ts';
import { SHELL } from './shell.ts';
import { STYLE } from './style.ts';

/** The page, its style sheet, its script and its icon: files of its own each, as its content security policy wants. */
export function pageRoutes(): Hono {
  const routes = new Hono({ strict: false });
  const serve = (path: string, type: string, text: string) =>
    routes.get(path, (context) => context.body(text, 200, { 'content-type': type }));
  serve('/', 'text/html; charset=utf-8', SHELL);
  serve('/page.css', 'text/css; charset=utf-8', STYLE);
  serve('/page.js', 'text/javascript; charset=utf-8', SCRIPT);
  serve('/icon.svg', 'image/svg+xml', ICON);
  return routes;
}
