import type ts from 'typescript';
import { compilerOptions } from '../../docs/compile-modules.ts';
import { createUserProject, type UserProject } from '../../docs/user-project.ts';
import { registeredApis } from '../../shared/apis.ts';

/** A project as a user has it, in which the code of the site is looked at for its types. */
export interface TypesProject {
  readonly folder: string;
  readonly compilerOptions: ts.CompilerOptions;
}

let open: (UserProject & TypesProject) | undefined;

/** The project with every package as it is built. Opened once, removed when the process ends. */
export function typesProject(): TypesProject {
  if (open) return open;
  const packages = new Set(registeredApis().map((api) => api.package));
  const project = createUserProject(['runtime', 'journal', 'opentelemetry', 'sandbox', ...packages]);
  process.once('exit', () => project.remove());
  open = { ...project, compilerOptions: compilerOptions(project.folder) };
  return open;
}
