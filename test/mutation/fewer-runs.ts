import fc from 'fast-check';

/** What a property does not see in this many configurations counts as not seen: a score that errs on the low side. */
fc.configureGlobal({ numRuns: 60 });
