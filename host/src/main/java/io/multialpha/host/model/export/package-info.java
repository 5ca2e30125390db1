/**
 * Writing forests to files that other programs read: scikit-learn, onnxruntime, any JSON reader.
 */
package io.multialpha.host.model.export;
