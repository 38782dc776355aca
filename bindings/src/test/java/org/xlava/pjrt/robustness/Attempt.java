package org.xlava.pjrt.robustness;

import java.util.Random;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.PjrtException;

/** Something hostile that is done to a client, different for each state of a random source. */
@FunctionalInterface
interface Attempt {
  /**
   * Makes the attempt, which may give whatever it gives.
   *
   * @throws PjrtException as anything that is refused does
   */
  void make(Client client, Random random);
}
