/** The start script: which JDK it takes, when it builds, and what it hands over to Java. */
package io.multialpha.it.launcher;
