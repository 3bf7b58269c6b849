import { evidence } from '../../src/sign-pt/evidence.ts';
import { signPt } from '../../src/sign-pt/index.ts';
import { playJourneys } from '../shared/play-journeys.ts';
import { journeys } from './journeys.ts';
import { refusals } from './refusals.ts';

playJourneys(signPt, journeys, refusals, evidence);
