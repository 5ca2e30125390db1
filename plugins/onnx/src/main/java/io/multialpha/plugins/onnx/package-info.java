/** Bundles whose model is an ONNX file, scored by onnxruntime. */
package io.multialpha.plugins.onnx;
