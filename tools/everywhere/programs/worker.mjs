// workerd: a test handler; the front's address is a binding, the report goes to the log.
import { exercise } from './exercise.mjs';

export default {
  async test(_controller, env) {
    // Inside, workerd tells its name and no version; the date is the latest that its binary accepts.
    const version = `${navigator.userAgent} ${env.COMPATIBILITY_DATE}`;
    const report = { version, steps: await exercise(env.FRONT_URL) };
    console.log(`REPORT ${JSON.stringify(report)}`);
  },
};
