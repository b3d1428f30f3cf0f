"""Training from marked essays: detectors on top of a sentence encoder, and calibrated level models.

Needs the extra ``train`` (torch, transformers, onnx); nothing here is imported when an essay is marked.
"""
