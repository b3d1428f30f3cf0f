"""Write a trained network as an int8 ONNX file that runs without torch."""

import shutil
import tempfile
from pathlib import Path

import torch

from checker.learning.network import Network


class _Outputs(torch.nn.Module):
    """The network as it is used: unit vectors and detector probabilities."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, input_ids: torch.Tensor, pool: torch.Tensor, ends: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Read one window, shape (1, n_tokens); its sentences are the rows of ``pool``."""
        vectors, logits = self.network(input_ids, torch.ones_like(input_ids), pool[None], ends[None])
        return vectors[0], torch.sigmoid(logits[0])


def export_network(network: Network, base: Path, folder: Path) -> None:
    """Write ``encoder.onnx`` (int8) and ``tokenizer.json`` to ``folder``.

    Weights are held to seven bits (``reduce_range``), so that processors without VNNI, which add pairs
    of products in 16 bits, cannot overflow: the same marks on every machine.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    # Eager attention is made of plain operations, which every version of the exporter knows.
    network.bert.set_attn_implementation("eager")
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        example = (torch.ones(1, 8, dtype=torch.long), torch.ones(2, 8), torch.tensor([3, 7]))
        torch.onnx.export(
            _Outputs(network).eval(),
            example,
            str(full),
            input_names=["input_ids", "pool", "ends"],
            output_names=["vectors", "heads"],
            dynamic_axes={
                "input_ids": {1: "tokens"},
                "pool": {0: "sentences", 1: "tokens"},
                **{name: {0: "sentences"} for name in ("ends", "vectors", "heads")},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            full,
            folder / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
