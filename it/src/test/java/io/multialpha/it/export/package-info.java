/**
 * Models as they are written here, read by others: Python's scikit-learn where it is installed,
 * onnxruntime, and our own reader.
 */
package io.multialpha.it.export;
