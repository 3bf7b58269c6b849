import type { Chapter } from './chapter.ts';
import { printShop } from './keyline.ts';
import { backOffice, lisbon, studio, telephone } from './other-vendors.ts';
import { till } from './till.ts';

/** What `npm start` tells, in its order. */
export const chapters: readonly Chapter[] = [till, lisbon, backOffice, printShop, studio, telephone];
