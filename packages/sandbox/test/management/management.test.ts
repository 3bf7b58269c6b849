import { evidence } from '../../src/management/evidence.ts';
import { management } from '../../src/management/index.ts';
import { playJourneys } from '../shared/play-journeys.ts';
import { journeys } from './journeys.ts';
import { refusals } from './refusals.ts';

playJourneys(management, journeys, refusals, evidence);
