package io.multialpha.host.ledger;

/** What became of a decision. */
public enum Outcome {
  /** An order was made of it. */
  ORDERED,
  /** The strategy's data is not warmed up, or trading has not begun yet. */
  WARMING_UP,
  /** Bars that the entry rests on have not gone on for many days. */
  OLD_BARS,
  /** A feature lay outside of the band that the parameters' filters want it in, or is not known. */
  FILTER,
  /** The model's score was below its threshold, or could not be had. */
  MODEL,
  /** A portfolio policy said no. */
  POLICY,
  /** The account has lost all its cash: its equity is not above zero. */
  NO_CASH,
  /** All slots of the account or of the house are taken. */
  NO_SLOT,
  /** The daily stop of the account or of the house was hit. */
  DAILY_STOP,
  /** The entry waited too long for the instrument's next bar. */
  EXPIRED,
  /** The strategy has been set aside after a failure. */
  QUARANTINED
}
